"""Renders a `Report`; decides nothing."""
