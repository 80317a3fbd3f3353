"""Template languages inside any format: tags, and the tree of branches."""
