"""The check of links to other sites. Nothing else in the package uses the network."""
