"""The graph of a case: quads, short edges, the networkx view, validation. Here alone are IRIs minted."""
