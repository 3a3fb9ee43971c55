//! Every sentence that Ombrelle says, in French and English.
