"""Everything Qt: windows, forms, drawing. No rule about workshops lives here."""
