//! What a form asks for.

use jiff::civil::Date;

use super::decision::Audience;

/// What a form asks for, the same for everybody of a class. What is said of it in words may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormRequest {
    /// For whom the pictures are to be.
    pub audience: Audience,
    /// The last day of the agreement; none where it is left to be filled in.
    pub until: Option<Date>,
    /// Who asks: a school, a club.
    pub asker: String,
    /// For which pictures.
    pub photos: String,
    /// Where they will be shown.
    pub shown_at: String,
    /// How long they are kept.
    pub kept: String,
}

impl FormRequest {
    /// For an audience, with nothing else said.
    pub fn new(audience: Audience, until: Option<Date>) -> Self {
        Self {
            audience,
            until,
            asker: String::new(),
            photos: String::new(),
            shown_at: String::new(),
            kept: String::new(),
        }
    }
}
