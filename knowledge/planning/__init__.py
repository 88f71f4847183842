"""The communes' digital-transformation plans: for now who they are and what they call their neighbourhoods."""
