"""Reports: what people read of an assessment. Every report is made from `Assessment` alone."""
