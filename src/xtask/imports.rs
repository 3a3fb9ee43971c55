//! The paths that a source file names, read from its words: comments and texts between quotes do not
//! count, a `use` may go over any number of lines, and what it renames is known by its own name again.

use std::collections::BTreeMap;
use std::path::Path;

/// A path that is named in a file, one word per segment: `["crate", "photo", "Picture"]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// The line where it ends, from 1.
    pub line: usize,
    /// Its segments; one that begins in the file's own crate begins with `crate`.
    pub path: Vec<String>,
}

/// Every path of a file, and every single word, in their order.
///
/// `file` says in which module of its crate the text is, so that `super` and `self` are understood.
pub fn named(file: &Path, text: &str) -> Vec<Named> {
    let mut reader = Reader {
        words: words(text),
        at: 0,
        modules: Vec::new(),
        depth: 0,
        inside: module_of(file),
        renamed: BTreeMap::new(),
        found: Vec::new(),
    };
    reader.read();
    reader.found
}

/// The module that a file is, below its crate: `src/core/face/finder.rs` is `face::finder`.
fn module_of(file: &Path) -> Vec<String> {
    let parts = file.with_extension("");
    let parts = parts.iter().skip(2).map(|part| part.to_string_lossy());
    let mut module: Vec<String> = parts.map(Into::into).collect();
    if matches!(
        module.last().map(String::as_str),
        Some("mod" | "lib" | "main")
    ) {
        module.pop();
    }
    module
}

/// A word of the language with its line: a name, or a sign (`::` is one).
type Word = (usize, String);

/// Takes a text apart. Strings, characters, numbers and lifetimes become nothing, or a word that is no name.
fn words(text: &str) -> Vec<Word> {
    let chars: Vec<char> = text.chars().collect();
    let at = |place: usize| chars.get(place).copied().unwrap_or('\0');
    let (mut words, mut line, mut here) = (Vec::new(), 1, 0);
    while here < chars.len() {
        let start = here;
        let c = at(here);
        if c == '/' && at(here + 1) == '/' {
            while here < chars.len() && at(here) != '\n' {
                here += 1;
            }
        } else if c == '/' && at(here + 1) == '*' {
            here = end_of_comment(&chars, here);
        } else if let Some(end) = end_of_string(&chars, here) {
            here = end;
        } else if c.is_alphanumeric() || c == '_' {
            while at(here).is_alphanumeric() || at(here) == '_' {
                here += 1;
            }
            words.push((line, chars[start..here].iter().collect()));
        } else if c == ':' && at(here + 1) == ':' {
            words.push((line, "::".into()));
            here += 2;
        } else {
            if !c.is_whitespace() {
                words.push((line, c.into()));
            }
            here += 1;
        }
        line += chars[start..here.min(chars.len())]
            .iter()
            .filter(|c| **c == '\n')
            .count();
    }
    words
}

/// After a comment that begins here; such comments lie in one another.
fn end_of_comment(chars: &[char], start: usize) -> usize {
    let (mut here, mut depth) = (start, 0);
    while here < chars.len() {
        match (chars[here], chars.get(here + 1)) {
            ('/', Some('*')) => (depth, here) = (depth + 1, here + 2),
            ('*', Some('/')) => (depth, here) = (depth - 1, here + 2),
            _ => here += 1,
        }
        if depth == 0 {
            break;
        }
    }
    here
}

/// After a string, a character or a lifetime that begins here, whatever letters stand before its quote.
fn end_of_string(chars: &[char], start: usize) -> Option<usize> {
    let at = |place: usize| chars.get(place).copied().unwrap_or('\0');
    let mut here = start;
    while matches!(at(here), 'b' | 'c' | 'r') && here < start + 2 {
        here += 1;
    }
    let raw = chars[start..here].contains(&'r');
    let hashes = (here..)
        .take_while(|place| raw && at(*place) == '#')
        .count();
    let quote = here + hashes;
    match at(quote) {
        '"' if raw => {
            let closes =
                |place: &usize| at(*place) == '"' && (1..=hashes).all(|n| at(place + n) == '#');
            let end = (quote + 1..chars.len()).find(closes);
            Some(end.map_or(chars.len(), |end| end + 1 + hashes))
        }
        '"' => Some(end_of_quoted(chars, quote, '"')),
        // 'x', '\n' and b'x' are characters; 'a and 'static are lifetimes.
        '\'' if !raw && (at(quote + 1) == '\\' || at(quote + 2) == '\'') => {
            Some(end_of_quoted(chars, quote, '\''))
        }
        '\'' if here == start => {
            let name =
                (quote + 1..).take_while(|place| at(*place).is_alphanumeric() || at(*place) == '_');
            Some(quote + 1 + name.count())
        }
        _ => None,
    }
}

fn end_of_quoted(chars: &[char], quote: usize, closing: char) -> usize {
    let mut here = quote + 1;
    while here < chars.len() && chars[here] != closing {
        here += if chars[here] == '\\' { 2 } else { 1 };
    }
    here + 1
}

/// Goes through the words of a file.
struct Reader {
    words: Vec<Word>,
    at: usize,
    /// Modules that were opened in the file, each with the depth of braces in it.
    modules: Vec<(usize, String)>,
    depth: usize,
    /// The module that the file is.
    inside: Vec<String>,
    /// What a `use … as` calls by another name, or by its own where that is a way into more.
    renamed: BTreeMap<String, Vec<String>>,
    found: Vec<Named>,
}

impl Reader {
    fn word(&self, ahead: usize) -> &str {
        self.words.get(self.at + ahead).map_or("", |(_, word)| word)
    }

    fn line(&self) -> usize {
        let last = self.at.min(self.words.len().saturating_sub(1));
        self.words.get(last).map_or(1, |(line, _)| *line)
    }

    fn read(&mut self) {
        while self.at < self.words.len() {
            match self.word(0) {
                "use" if self.word(1) != "<" => {
                    self.at += 1;
                    self.tree(&[]);
                }
                "mod" if self.word(2) == "{" => {
                    self.depth += 1;
                    let name = self.word(1).to_owned();
                    self.modules.push((self.depth, name));
                    self.at += 3;
                }
                "{" => {
                    self.depth += 1;
                    self.at += 1;
                }
                "}" => {
                    if self
                        .modules
                        .last()
                        .is_some_and(|(depth, _)| *depth == self.depth)
                    {
                        self.modules.pop();
                    }
                    self.depth = self.depth.saturating_sub(1);
                    self.at += 1;
                }
                word if is_name(word) => {
                    let path = self.segments();
                    self.found(path);
                }
                _ => self.at += 1,
            }
        }
    }

    /// Names joined by `::`, from here on.
    fn segments(&mut self) -> Vec<String> {
        let mut path = Vec::new();
        while is_name(self.word(0)) {
            path.push(self.word(0).to_owned());
            self.at += 1;
            if self.word(0) != "::" || !is_name(self.word(1)) {
                break;
            }
            self.at += 1;
        }
        path
    }

    /// One tree of a `use`, below what was already named.
    fn tree(&mut self, before: &[String]) {
        if self.word(0) == "::" {
            self.at += 1;
        }
        let mut path = before.to_vec();
        path.extend(self.segments());
        if self.word(0) == "::" {
            self.at += 1;
        }
        match self.word(0) {
            "{" => {
                self.at += 1;
                while !matches!(self.word(0), "}" | ";" | "") {
                    self.tree(&path);
                    if self.word(0) == "," {
                        self.at += 1;
                    } else if self.word(0) != "}" {
                        break;
                    }
                }
                self.at += usize::from(self.word(0) == "}");
                return;
            }
            "*" => self.at += 1,
            _ => {}
        }
        if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
            path.pop();
        }
        let full = self.found(path);
        if self.word(0) == "as" {
            let name = self.word(1).to_owned();
            self.renamed.insert(name, full);
            self.at += 2;
        }
    }

    /// Notes a path, told from the root of its crate.
    fn found(&mut self, path: Vec<String>) -> Vec<String> {
        let path = self.told_from_root(path);
        if !path.is_empty() {
            let line = self.words.get(self.at.saturating_sub(1));
            let line = line.map_or_else(|| self.line(), |(line, _)| *line);
            let path = path.clone();
            self.found.push(Named { line, path });
        }
        path
    }

    fn told_from_root(&self, path: Vec<String>) -> Vec<String> {
        let first = path.first().map(String::as_str).unwrap_or_default();
        if let Some(full) = self.renamed.get(first) {
            return full.iter().chain(path.iter().skip(1)).cloned().collect();
        }
        // A single `self` is a value.
        if first != "super" && (first != "self" || path.len() == 1) {
            return path;
        }
        let opened = self.modules.iter().map(|(_, name)| name);
        let mut full: Vec<String> = self.inside.iter().chain(opened).cloned().collect();
        let up = path.iter().filter(|word| *word == "super").count();
        full.truncate(full.len().saturating_sub(up));
        let rest = path
            .iter()
            .filter(|word| !matches!(word.as_str(), "self" | "super"));
        std::iter::once("crate".to_owned())
            .chain(full)
            .chain(rest.cloned())
            .collect()
    }
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_') && word != "as"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The paths of more than one word.
    fn paths(file: &str, text: &str) -> Vec<String> {
        let all = named(Path::new(file), text);
        let long = all.into_iter().filter(|named| named.path.len() > 1);
        long.map(|named| format!("{}:{}", named.line, named.path.join("::")))
            .collect()
    }

    #[test]
    fn a_use_over_several_lines_is_read_whole() {
        let text = "use crate::{\n    plan,\n    photo::{self, Picture as P, decode::*},\n};\nlet a = b::c(P::new());";
        let found = paths("src/core/face/mod.rs", text);
        assert_eq!(
            found,
            [
                "2:crate::plan",
                "3:crate::photo",
                "3:crate::photo::Picture",
                "3:crate::photo::decode",
                "5:b::c",
                "5:crate::photo::Picture::new"
            ]
        );
    }

    #[test]
    fn what_is_renamed_is_known_again() {
        let text = "use ombrelle_core as c;\nuse crate::{self as root};\nc::photo::open(); root::redact::cover();";
        let found = paths("src/cli/main.rs", text);
        assert_eq!(
            found,
            ["3:ombrelle_core::photo::open", "3:crate::redact::cover"]
        );
    }

    #[test]
    fn super_and_self_are_told_from_the_root() {
        let text = "use super::super::redact::Cover;\nmod tests { use super::*; fn f() { self::g::h(); } }\nself::x();";
        let found = paths("src/core/face/finder.rs", text);
        assert_eq!(
            found,
            [
                "1:crate::redact::Cover",
                "2:crate::face::finder",
                "2:crate::face::finder::tests::g::h",
                "3:crate::face::finder::x"
            ]
        );
    }

    #[test]
    fn comments_and_texts_name_nothing() {
        let text = r###"
            // crate::a and /* what
            /* crate::b /* crate::c */ crate::d */
            let s = "crate::e \" crate::f"; let r = r#"crate::g " crate::h"#; let b = br"crate::i\";
            let q = '"'; let l: &'static str = "crate::j"; let e = '\''; let z = crate::seen;
        "###;
        assert_eq!(paths("src/core/lib.rs", text), ["5:crate::seen"]);
    }

    #[test]
    fn a_capture_is_no_import() {
        let text = "fn f() -> impl Iterator + use<'_> { a::b() }";
        assert_eq!(paths("src/core/lib.rs", text), ["1:a::b"]);
    }
}
