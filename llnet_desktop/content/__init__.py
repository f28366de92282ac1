"""The exercises and agendas that come along with the program."""
