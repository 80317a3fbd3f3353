"""The languages that tonelint reads; each realises word edges and guards in its own words."""
