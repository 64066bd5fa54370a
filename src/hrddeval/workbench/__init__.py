"""The workbench of rule authors: rules as pages, tried, written anew, translated."""
