"""Small widgets that more than one window uses; they paint with the theme that is on."""
