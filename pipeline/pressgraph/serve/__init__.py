"""The local web application: a case as pages, on this computer only."""
