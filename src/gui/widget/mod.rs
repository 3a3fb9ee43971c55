//! The widgets that screens are made of: text, buttons, cards, choices, fields, bars.

mod button;
mod choice;
mod cover_choice;
mod event_area;
mod focus;
mod kept_focus;
mod notice;
mod question;
mod scroll;

pub use button::{Button, ButtonStyle};
pub use cover_choice::COVERS;
pub use event_area::EventArea;
pub use focus::{
    FIRST, focus_below, focus_on, focused, give_focus, next, previous, reset_focus, reveal, unfocus,
};
pub use kept_focus::KeptFocus;
pub use notice::{Notice, Tone};
pub use scroll::{Scroll, scroll};

use std::rc::Rc;

use iced::widget::{
    Container, Id, Space, Text, TextInput, column, container, progress_bar, row, rule, scrollable,
    text, text_input, tooltip,
};
use iced::{Alignment, Border, Color, Element, Length, Padding};
use ombrelle_core::calendar::DateTime;
use ombrelle_i18n::{Value, Words};

use crate::accessibility::{Described, Role};
use crate::theme::{APART, AROUND, FONT, Icon, Look, NEAR, ROUND, Size, TARGET};

/// The height of the bar above a screen at normal size of text, in logical pixels; it grows by less than letters do.
const BAR: f32 = TARGET + 2.0 * 8.0;

/// What every view needs: the words, the theme and the time. Its methods make the widgets.
#[derive(Clone, Copy)]
pub struct Ui<'a> {
    /// The sentences, in the person's language.
    pub words: &'a Words,
    /// Colours and sizes.
    pub look: Look,
    /// The moment at which the view is drawn.
    pub now: DateTime,
}

impl<'a> Ui<'a> {
    /// The text of a key.
    pub fn text(&self, key: &str) -> String {
        self.words.say(key, &[])
    }

    /// The text of a key that has places for values.
    pub fn text_with(&self, key: &str, values: &[(&str, Value)]) -> String {
        self.words.say(key, values)
    }

    /// Text in one of our sizes.
    pub fn label(&self, size: Size, words: impl Into<String>) -> Text<'a> {
        text(words.into())
            .size(self.look.size(size))
            .font(FONT)
            .line_height(1.35)
    }

    /// A sentence of plain text.
    pub fn body(&self, words: impl Into<String>) -> Text<'a> {
        self.label(Size::Body, words)
    }

    /// A sentence that explains.
    pub fn quiet(&self, words: impl Into<String>) -> Text<'a> {
        self.label(Size::Body, words).color(self.look.tones.quiet)
    }

    /// A thing of a list, in the words in which the command tells it, too: lists of the window have one sign.
    pub fn item(&self, words: &str) -> String {
        let plain = words.strip_prefix("- ").unwrap_or(words);
        format!("• {plain}")
    }

    /// The name of a screen, or of a page in it.
    pub fn title<M: 'a>(&self, words: impl Into<String>) -> Element<'a, M> {
        self.named(Size::Title, words)
    }

    /// What a screen asks or is called, in large letters.
    pub fn display<M: 'a>(&self, words: impl Into<String>) -> Element<'a, M> {
        self.named(Size::Display, words)
    }

    /// The name of a part of a page.
    pub fn section<M: 'a>(&self, words: impl Into<String>) -> Element<'a, M> {
        self.named(Size::Lead, words)
    }

    fn named<M: 'a>(&self, size: Size, words: impl Into<String>) -> Element<'a, M> {
        Described::new(self.label(size, words), Role::Heading, "").into()
    }

    /// An icon as high as a line of text.
    pub fn icon<M: 'a>(&self, icon: Icon, colour: Color) -> Element<'a, M> {
        icon.show((22.0 * self.look.text.max(1.0)).round(), colour)
    }

    /// The mark of our name, so high at normal size of text: beside larger letters it is larger, since it goes with them.
    pub fn mark<M: 'a>(&self, side: f32) -> Element<'a, M> {
        let side = (side * self.look.text.max(1.0)).round();
        Icon::Ombrelle.show(side, self.look.tones.accent)
    }

    /// A button with words.
    pub fn button<M: Clone + 'a>(
        &self,
        style: ButtonStyle,
        words: impl Into<String>,
    ) -> Button<'a, M> {
        Button::new(self.label(Size::Body, words), style, self.look.tones)
    }

    /// A button with an icon and words.
    pub fn with_icon<M: Clone + 'a>(
        &self,
        style: ButtonStyle,
        icon: Icon,
        words: impl Into<String>,
    ) -> Button<'a, M> {
        let tones = self.look.tones;
        let colour = match style {
            ButtonStyle::First => tones.on_accent,
            ButtonStyle::Danger => tones.on_danger,
            _ => tones.text,
        };
        let inside = row![self.icon(icon, colour), self.label(Size::Body, words)]
            .spacing(NEAR)
            .align_y(Alignment::Center);
        Button::new(inside, style, tones)
    }

    /// Words with their first letter in upper case.
    pub fn capital(&self, words: &str) -> String {
        ombrelle_i18n::capitalised(words)
    }

    /// Shows the name of something below it while the pointer is on it.
    pub fn tip<M: 'a>(
        &self,
        what: impl Into<Element<'a, M>>,
        name: impl Into<String>,
    ) -> Element<'a, M> {
        self.tip_at(what, name, tooltip::Position::Bottom)
    }

    /// The same above it, for what lies at the lower edge.
    pub fn tip_above<M: 'a>(
        &self,
        what: impl Into<Element<'a, M>>,
        name: impl Into<String>,
    ) -> Element<'a, M> {
        self.tip_at(what, name, tooltip::Position::Top)
    }

    fn tip_at<M: 'a>(
        &self,
        what: impl Into<Element<'a, M>>,
        name: impl Into<String>,
        position: tooltip::Position,
    ) -> Element<'a, M> {
        let tones = self.look.tones;
        let words = container(self.label(Size::Small, name).color(tones.ground))
            .padding(6)
            .style(move |_| container::Style {
                background: Some(tones.text.into()),
                border: Border {
                    radius: 6.0.into(),
                    ..Border::default()
                },
                ..container::Style::default()
            });
        tooltip(what, words, position).into()
    }

    /// A button with an icon alone. Its name is for screen readers and tests, and is shown below it while the pointer is on it:
    /// there is no icon button without.
    pub fn icon_button<M: Clone + 'a>(
        &self,
        icon: Icon,
        name: impl Into<String>,
        made: impl FnOnce(Button<'a, M>) -> Button<'a, M>,
    ) -> Element<'a, M> {
        self.icon_button_at(icon, name.into(), tooltip::Position::Bottom, made)
    }

    /// The same with its name above it, for what lies at the lower edge.
    pub fn low_icon_button<M: Clone + 'a>(
        &self,
        icon: Icon,
        name: impl Into<String>,
        made: impl FnOnce(Button<'a, M>) -> Button<'a, M>,
    ) -> Element<'a, M> {
        self.icon_button_at(icon, name.into(), tooltip::Position::Top, made)
    }

    fn icon_button_at<M: Clone + 'a>(
        &self,
        icon: Icon,
        name: String,
        tip: tooltip::Position,
        made: impl FnOnce(Button<'a, M>) -> Button<'a, M>,
    ) -> Element<'a, M> {
        let tones = self.look.tones;
        let button = Button::new(Space::new(), ButtonStyle::Quiet, tones)
            .padding(11)
            .name(name.clone());
        let button = made(button);
        let colour = match button.is_off() {
            true => tones.off(),
            false => tones.text,
        };
        let button = button.showing(self.icon(icon, colour));
        self.tip_at(button, name, tip)
    }

    /// A card: a surface with a border.
    pub fn card<M: 'a>(&self, inside: impl Into<Element<'a, M>>) -> Container<'a, M> {
        let tones = self.look.tones;
        container(inside)
            .padding(APART)
            .width(Length::Fill)
            .style(move |_| container::Style {
                background: Some(tones.surface.into()),
                border: Border {
                    color: tones.faint,
                    width: 1.0,
                    radius: ROUND.into(),
                },
                ..container::Style::default()
            })
    }

    /// A card with a sentence to take note of.
    pub fn note<M: 'a>(&self, tone: Tone, words: impl Into<String>) -> Container<'a, M> {
        let tones = self.look.tones;
        let (icon, colour) = match tone {
            Tone::Good => (Icon::Tick, tones.good),
            Tone::Warn => (Icon::Warn, tones.warn),
            Tone::Bad => (Icon::Warn, tones.danger),
        };
        let inside = row![
            self.icon(icon, colour),
            self.body(words).width(Length::Fill)
        ]
        .spacing(NEAR);
        container(inside)
            .padding(12)
            .width(Length::Fill)
            .style(move |_| container::Style {
                background: Some(tones.surface.into()),
                border: Border {
                    color: colour,
                    width: 1.0,
                    radius: ROUND.into(),
                },
                ..container::Style::default()
            })
    }

    /// A text field below its label.
    pub fn field<M: Clone + 'a>(
        &self,
        label: impl Into<String>,
        value: &str,
        secret: bool,
        said: impl Fn(String) -> M + 'a,
        done: Option<M>,
    ) -> Element<'a, M> {
        let label = label.into();
        let field = self.input(label.clone(), value, secret, said, done);
        column![self.body(label), field].spacing(4).into()
    }

    /// A text field below its label and what is wrong with it, with a fixed id for giving it the focus.
    pub fn field_at<M: Clone + 'a>(
        &self,
        id: Id,
        (label, fault): (String, Option<String>),
        value: &str,
        said: impl Fn(String) -> M + 'a,
    ) -> Element<'a, M> {
        let fault = fault.map(|fault| self.body(fault).color(self.look.tones.danger));
        let said = Rc::new(said);
        let typed = Rc::clone(&said);
        let field = self.text_input(("", value), false, move |words| typed(words), None);
        let field = Described::new(field.id(id), Role::Field, label.clone())
            .value(value, move |words| said(words));
        // Below the field, so that it keeps its place when something is wrong with it.
        column![self.body(label), field]
            .push(fault)
            .spacing(4)
            .into()
    }

    /// A field for a passphrase: masked, unless it is `seen`, beside a button that turns this. Screen readers are never told what is in it.
    pub fn secret<M: Clone + 'a>(
        &self,
        name: impl Into<String>,
        (value, seen): (&str, bool),
        said: impl Fn(String) -> M + 'a,
        done: Option<M>,
        turn: M,
    ) -> Element<'a, M> {
        let said = Rc::new(said);
        let typed = Rc::clone(&said);
        let field = self.text_input(("", value), !seen, move |words| typed(words), done);
        let field =
            Described::new(field, Role::Secret, name).value(value, move |words| said(words));
        let eye = self.icon_button(Icon::Eye, self.text("app-see-passphrase"), |eye| {
            eye.chosen(Role::Switch, seen).on_press(turn)
        });
        row![container(field).width(Length::Fill), eye]
            .spacing(4)
            .align_y(Alignment::Center)
            .into()
    }

    /// A text field alone; its name is for screen readers.
    pub fn input<M: Clone + 'a>(
        &self,
        name: impl Into<String>,
        value: &str,
        secret: bool,
        said: impl Fn(String) -> M + 'a,
        done: Option<M>,
    ) -> Element<'a, M> {
        let said = Rc::new(said);
        let typed = Rc::clone(&said);
        let field = self.text_input(("", value), secret, move |words| typed(words), done);
        let role = match secret {
            true => Role::Secret,
            false => Role::Field,
        };
        Described::new(field, role, name)
            .value(value, move |words| said(words))
            .into()
    }

    /// A text field alone, with a fixed id for giving it the focus; `words` are its hint, which is its name, and its value.
    pub fn input_with<M: Clone + 'a>(
        &self,
        id: Id,
        words: (&str, &str),
        said: impl Fn(String) -> M + 'a,
        done: Option<M>,
    ) -> Element<'a, M> {
        let said = Rc::new(said);
        let typed = Rc::clone(&said);
        let field = self.text_input(words, false, move |words| typed(words), done);
        Described::new(field.id(id), Role::Field, words.0)
            .value(words.1, move |words| said(words))
            .into()
    }

    fn text_input<M: Clone + 'a>(
        &self,
        (hint, value): (&str, &str),
        secret: bool,
        said: impl Fn(String) -> M + 'a,
        done: Option<M>,
    ) -> TextInput<'a, M> {
        let tones = self.look.tones;
        // Small text leaves space, so that the field is as high as whatever is pressed; its lines are 1.3 times as high.
        let above = ((TARGET - 1.3 * self.look.size(Size::Body)) / 2.0).max(12.0);
        text_input(hint, value)
            .secure(secret)
            .on_input(said)
            .on_submit_maybe(done)
            .size(self.look.size(Size::Body))
            .padding(Padding::from([above, 12.0]))
            .style(move |_, status| {
                let focused = matches!(status, text_input::Status::Focused { .. });
                text_input::Style {
                    background: tones.surface.into(),
                    border: Border {
                        color: if focused { tones.focus } else { tones.line },
                        width: if focused { 3.0 } else { 1.0 },
                        radius: ROUND.into(),
                    },
                    icon: tones.quiet,
                    placeholder: tones.quiet,
                    value: tones.text,
                    selection: tones.raised,
                }
            })
    }

    /// A progress bar, 0 to 1.
    pub fn bar<M: 'a>(&self, part: f32) -> Element<'a, M> {
        let tones = self.look.tones;
        let bar = progress_bar(0.0..=1.0, part)
            .girth(10)
            .style(move |_| progress_bar::Style {
                background: tones.raised.into(),
                bar: tones.accent.into(),
                border: Border {
                    color: tones.line,
                    width: 1.0,
                    radius: 5.0.into(),
                },
            });
        Described::new(bar, Role::Progress, self.text("app-progress"))
            .part(part)
            .into()
    }

    /// A dividing line.
    pub fn rule<M: 'a>(&self) -> Element<'a, M> {
        let colour = self.look.tones.faint;
        rule::horizontal(1)
            .style(move |_| rule::Style {
                color: colour,
                radius: 0.0.into(),
                fill_mode: rule::FillMode::Full,
                snap: true,
            })
            .into()
    }

    /// The bar above a screen: back, its name, whatever else belongs there.
    pub fn heading<M: Clone + 'a>(
        &self,
        back: Option<(M, String)>,
        name: impl Into<String>,
        right: Vec<Element<'a, M>>,
    ) -> Element<'a, M> {
        let tones = self.look.tones;
        let mut bar = row![].spacing(NEAR).align_y(Alignment::Center);
        if let Some((message, words)) = back {
            bar = bar.push(self.icon_button(Icon::Back, words, |back| back.on_press(message)));
        }
        bar = bar
            .push(self.title(name))
            .push(Space::new().width(Length::Fill));
        for one in right {
            bar = bar.push(one);
        }
        container(bar)
            .padding(Padding::from([8, 16]))
            .width(Length::Fill)
            .style(move |_| container::Style {
                background: Some(tones.surface.into()),
                ..container::Style::default()
            })
            .into()
    }

    /// A page that scrolls, centred and not too wide to read.
    pub fn page<M: 'a>(&self, inside: impl Into<Element<'a, M>>) -> Element<'a, M> {
        scrollable(self.column_to_read(inside))
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    /// The same in the middle of a window without a bar, where all of it is seen.
    pub fn page_in_the_middle<M: 'a>(&self, inside: impl Into<Element<'a, M>>) -> Element<'a, M> {
        in_the_middle(self.look.window.height, self.column_to_read(inside))
    }

    /// Something as wide as the page, in the middle of what is below the bar of a high window.
    pub fn middle_below_bar<M: 'a>(&self, inside: impl Into<Element<'a, M>>) -> Element<'a, M> {
        let bar = BAR * self.look.text.max(1.0);
        let inside = container(inside).padding(AROUND).center_x(Length::Fill);
        in_the_middle(self.look.window.height - bar, inside)
    }

    fn column_to_read<M: 'a>(&self, inside: impl Into<Element<'a, M>>) -> Container<'a, M> {
        let wide = 720.0 * self.look.text.max(1.0);
        container(container(inside).max_width(wide))
            .padding(AROUND)
            .center_x(Length::Fill)
    }
}

/// Something that scrolls, in the middle of a page of this height; as nothing else says where it is, it stays there while something is told below.
fn in_the_middle<'a, M: 'a>(high: f32, inside: Container<'a, M>) -> Element<'a, M> {
    let page = row![Space::new().height(high.max(0.0)), inside].align_y(Alignment::Center);
    scrollable(page)
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
}
