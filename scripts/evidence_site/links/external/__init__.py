"""Asks other sites whether what this one links to is still there. Nothing else here uses the network."""
