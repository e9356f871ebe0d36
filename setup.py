"""What setup.cfg cannot say: all packages below pipeline/, and the ontology at the top of the checkout as one more."""

from setuptools import find_packages, setup

setup(packages=[*find_packages("pipeline"), "pressgraph.ontology"])
