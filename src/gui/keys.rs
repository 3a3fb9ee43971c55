//! Shortcuts: one table, used by the window and shown under F1.

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};

/// What a shortcut asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// To the next thing.
    Next,
    /// To the one before.
    Previous,
    /// Out of here; twice: a neutral screen at once.
    Escape,
    /// The list of shortcuts.
    Keys,
    /// Open photos or add files.
    Open,
    /// Take what was copied.
    Paste,
    /// Put the copy on the clipboard.
    Copy,
    /// Print the copy.
    Print,
    /// Save this one.
    Save,
    /// Save all.
    SaveAll,
    /// Take back.
    Undo,
    /// Do again.
    Redo,
    /// Lock.
    Lock,
    /// Larger.
    Larger,
    /// Smaller.
    Smaller,
    /// The whole photo.
    Whole,
    /// A new box.
    NewBox,
    /// Take the chosen box away.
    Delete,
    /// The box after this one.
    NextBox,
    /// The photo without its covers, or with them again.
    Peek,
    /// Who is who in all photos.
    Who,
    /// The photo after this one.
    NextPhoto,
    /// The photo before this one.
    PreviousPhoto,
    /// To the left; moves the chosen box.
    Left,
    /// To the right.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
    /// The chosen box wider.
    Wider,
    /// The chosen box narrower.
    Narrower,
    /// The chosen box taller.
    Taller,
    /// The chosen box shorter.
    Shorter,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// The menu of what is chosen.
    Menu,
    /// What stands beside the photo, or the photo alone.
    Panel,
    /// Choose all.
    All,
    /// Choose the photo here besides the others.
    Choose,
    /// Close the window.
    Quit,
}

impl Shortcut {
    /// What a key asks for. If `typing`, a text field took the key, and only what cannot be typed counts.
    pub fn of(key: &Key, modifiers: Modifiers, typing: bool) -> Option<Self> {
        let shift = modifiers.shift();
        let anywhere = match key {
            Key::Named(Named::Tab) if modifiers.command() && shift => Some(Self::PreviousPhoto),
            Key::Named(Named::Tab) if modifiers.command() => Some(Self::NextPhoto),
            Key::Named(Named::Tab) if shift => Some(Self::Previous),
            Key::Named(Named::Tab) => Some(Self::Next),
            Key::Named(Named::Escape) => Some(Self::Escape),
            Key::Named(Named::F1) => Some(Self::Keys),
            Key::Named(Named::F9) => Some(Self::Panel),
            Key::Named(Named::ContextMenu) => Some(Self::Menu),
            Key::Named(Named::F10) if shift => Some(Self::Menu),
            Key::Named(Named::Space) if modifiers.command() && !typing => Some(Self::Choose),
            Key::Named(Named::PageDown) => Some(Self::PageDown),
            Key::Named(Named::PageUp) => Some(Self::PageUp),
            Key::Character(c) if modifiers.command() => {
                command(c.to_lowercase().as_str(), shift, typing)
            }
            _ => None,
        };
        match anywhere {
            None if !typing && !modifiers.command() => plain(key, shift),
            found => found,
        }
    }
}

fn command(letter: &str, shift: bool, typing: bool) -> Option<Shortcut> {
    Some(match letter {
        "o" => Shortcut::Open,
        "s" if shift => Shortcut::SaveAll,
        "s" => Shortcut::Save,
        "l" => Shortcut::Lock,
        "q" => Shortcut::Quit,
        // A text field has its own.
        _ if typing => return None,
        "v" => Shortcut::Paste,
        "c" => Shortcut::Copy,
        "p" => Shortcut::Print,
        "a" => Shortcut::All,
        "z" if shift => Shortcut::Redo,
        "z" => Shortcut::Undo,
        "y" => Shortcut::Redo,
        "+" | "=" => Shortcut::Larger,
        "-" => Shortcut::Smaller,
        "0" => Shortcut::Whole,
        _ => return None,
    })
}

fn plain(key: &Key, shift: bool) -> Option<Shortcut> {
    Some(match key {
        Key::Named(Named::Delete | Named::Backspace) => Shortcut::Delete,
        // In a field these go to the ends of the line.
        Key::Named(Named::Home) => Shortcut::First,
        Key::Named(Named::End) => Shortcut::Last,
        Key::Named(Named::ArrowLeft) if shift => Shortcut::Narrower,
        Key::Named(Named::ArrowRight) if shift => Shortcut::Wider,
        Key::Named(Named::ArrowUp) if shift => Shortcut::Shorter,
        Key::Named(Named::ArrowDown) if shift => Shortcut::Taller,
        Key::Named(Named::ArrowLeft) => Shortcut::Left,
        Key::Named(Named::ArrowRight) => Shortcut::Right,
        Key::Named(Named::ArrowUp) => Shortcut::Up,
        Key::Named(Named::ArrowDown) => Shortcut::Down,
        Key::Character(c) => match c.as_str() {
            "n" | "N" => Shortcut::NewBox,
            "b" | "B" => Shortcut::NextBox,
            "p" | "P" => Shortcut::Peek,
            "w" | "W" => Shortcut::Who,
            "+" | "=" => Shortcut::Larger,
            "-" => Shortcut::Smaller,
            "0" => Shortcut::Whole,
            _ => return None,
        },
        _ => return None,
    })
}

/// What is shown under F1: the key of the keys' names and that of what they do.
pub const SHOWN: &[(&str, &str)] = &[
    ("app-key-tab", "app-keys-tab"),
    ("app-key-enter", "app-keys-enter"),
    ("app-key-page", "app-keys-page"),
    ("app-key-escape", "app-keys-escape"),
    ("app-key-escape-twice", "app-keys-escape-twice"),
    ("app-key-f1", "app-keys-f1"),
    ("app-key-open", "app-keys-open"),
    ("app-key-paste", "app-keys-paste"),
    ("app-key-save", "app-keys-save"),
    ("app-key-save-all", "app-keys-save-all"),
    ("app-key-copy", "app-keys-copy"),
    ("app-key-print", "app-keys-print"),
    ("app-key-undo", "app-keys-undo"),
    ("app-key-redo", "app-keys-redo"),
    ("app-key-photos", "app-keys-photos"),
    ("app-key-who", "app-keys-who"),
    ("app-key-zoom", "app-keys-zoom"),
    ("app-key-box", "app-keys-box"),
    ("app-key-next-box", "app-keys-next-box"),
    ("app-key-peek", "app-keys-peek"),
    ("app-key-arrows", "app-keys-arrows"),
    ("app-key-shift-arrows", "app-keys-shift-arrows"),
    ("app-key-delete", "app-keys-delete"),
    ("app-key-menu", "app-keys-menu"),
    ("app-key-choose", "app-keys-choose"),
    ("app-key-all", "app-keys-all"),
    ("app-key-panel", "app-keys-panel"),
    ("app-key-lock", "app-keys-lock"),
    ("app-key-quit", "app-keys-quit"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_are_typed_stay_with_the_field() {
        let plain = |key: Key, typing| Shortcut::of(&key, Modifiers::empty(), typing);
        let letter = || Key::Character("n".into());
        assert_eq!(plain(letter(), false), Some(Shortcut::NewBox));
        assert_eq!(plain(letter(), true), None);
        assert_eq!(plain(Key::Named(Named::Backspace), true), None);
        assert_eq!(
            plain(Key::Named(Named::Escape), true),
            Some(Shortcut::Escape)
        );
        assert_eq!(plain(Key::Named(Named::Tab), true), Some(Shortcut::Next));
        let paste = Key::Character("v".into());
        assert_eq!(Shortcut::of(&paste, Modifiers::COMMAND, true), None);
        assert_eq!(
            Shortcut::of(&paste, Modifiers::COMMAND, false),
            Some(Shortcut::Paste)
        );
    }
}
