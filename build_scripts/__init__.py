"""From YAML records to a published explainer: read, check, derive, render, assemble."""
