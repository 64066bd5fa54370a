"""Criteria as a workbook for people who prefer a spreadsheet, and back without loss."""
