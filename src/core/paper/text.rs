//! A paper as plain text, to paste.

use zeroize::Zeroizing;

use super::{Line, Paper};

/// What an empty place looks like.
const BLANK: &str = "____________________";

impl Paper {
    /// The same as plain text: a paragraph a line, empty lines between, places to fill in as underscores. To paste into a message or a form.
    ///
    /// ```
    /// use ombrelle_core::paper::{Line, Paper, Template};
    ///
    /// let paper = Paper {
    ///     template: Template::Letter,
    ///     title: "Please take it down".into(),
    ///     lines: vec![
    ///         Line::Title("Please take it down".into()),
    ///         Line::Text("Dear aunt,".into()),
    ///         Line::Item("beach.jpg".into()),
    ///         Line::Item("cake.jpg".into()),
    ///     ],
    /// };
    /// assert_eq!(
    ///     paper.plain_text().as_str(),
    ///     "Please take it down\n\nDear aunt,\n\n- beach.jpg\n- cake.jpg\n"
    /// );
    /// ```
    pub fn plain_text(&self) -> Zeroizing<String> {
        // Twice what is said holds whatever stands around it, so that no smaller copy stays behind.
        let room = |line: &Line| line.said().iter().map(|t| t.len()).sum::<usize>() + 64;
        let mut text = Zeroizing::new(String::with_capacity(self.lines.iter().map(room).sum()));
        let mut before = None;
        for line in &self.lines {
            if before.is_some_and(|before| !belong_together(before, line)) {
                text.push('\n');
            }
            write(&mut text, line);
            before = Some(line);
        }
        text
    }
}

/// Whether no empty line stands between the two.
fn belong_together(before: &Line, line: &Line) -> bool {
    match (before, line) {
        (Line::Address { opposite, .. }, Line::Address { opposite: now, .. }) => opposite == now,
        (Line::Heading(_), _) => true,
        (
            Line::Fact { .. }
            | Line::Bar { .. }
            | Line::Blank { .. }
            | Line::Choice { .. }
            | Line::Code(_),
            Line::Fact { .. }
            | Line::Bar { .. }
            | Line::Blank { .. }
            | Line::Choice { .. }
            | Line::Code(_),
        )
        | (Line::Item(_), Line::Item(_))
        | (Line::Ruled, Line::Ruled) => true,
        _ => false,
    }
}

fn write(text: &mut String, line: &Line) {
    let parts: &[&str] = match line {
        Line::Title(said)
        | Line::Heading(said)
        | Line::Text(said)
        | Line::Code(said)
        | Line::Dated(said)
        | Line::Signature(said)
        | Line::Address { text: said, .. } => &[said],
        Line::Item(said) => &["- ", said],
        Line::Fact { label, text } | Line::Bar { label, text, .. } => &[label, " ", text],
        Line::Ruled => &[BLANK],
        Line::Choice { text, chosen: true } => &["[x] ", text],
        Line::Choice { text, .. } => &["[ ] ", text],
        Line::Blank { label } => &[label, " ", BLANK],
        Line::Page => &[""],
        Line::Drawing { text, .. } => &["[", text, "]"],
    };
    parts.iter().for_each(|part| text.push_str(part));
    text.push('\n');
}
