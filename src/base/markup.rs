//! Text inside mark-up (SVG).

/// Text escaped for an element or an attribute; control characters become spaces.
///
/// ```
/// use ombrelle_base::markup::escaped;
///
/// assert_eq!(escaped("Tom & \"Zoé\""), "Tom &amp; &quot;Zoé&quot;");
/// ```
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            letter if letter.is_control() => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}
