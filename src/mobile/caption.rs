//! What the words beside a photo tell, before they are posted. Nothing is kept and nothing is sent.

use ombrelle_core::leaks;

use crate::language::{Language, words};

/// One thing that a caption tells.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CaptionLeak {
    /// What it tells, in kebab case: `school`, `address`, `name`, `age` ...
    pub code: String,
    /// Its words, as they stand in the caption.
    pub content: String,
    /// The same as a sentence.
    pub sentence: String,
    /// What to do about it.
    pub advice: String,
}

/// What a caption tells.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CaptionCheck {
    /// The most telling first.
    pub found: Vec<CaptionLeak>,
    /// Whether the whole caption was read: 20,000 characters are.
    pub complete: bool,
    /// What is to be said of it all: how much was found, what was not read, and that words which are in no list are missed.
    pub heading: String,
    /// Below the list; never empty.
    pub limits: Vec<String>,
}

/// Reads a caption, by the same rules as writing in photos: names, ages, schools, places, accounts, dates, hashtags that draw strangers.
#[uniffi::export]
pub fn check_caption(text: String, language: Language) -> CaptionCheck {
    let (caption, words) = (leaks::check_caption(&text), words(language));
    let leak = |leak: &leaks::CaptionLeak| CaptionLeak {
        code: leak.kind.code().to_owned(),
        content: leak.content.clone(),
        sentence: words.caption_leak(leak),
        advice: words.caption_remedy(leak),
    };
    CaptionCheck {
        found: caption.found.iter().map(leak).collect(),
        complete: caption.complete,
        heading: words.caption_heading(&caption),
        limits: words.caption_limits(&caption),
    }
}
