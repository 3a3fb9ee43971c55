//! The licence: twenty questions, each with its reason; the score; a certificate with a name that is typed and not kept.

use iced::widget::{Row, column};
use iced::{Alignment, Element, Length};
use ombrelle_workshop::licence::{Asked, CHOICES, ENOUGH, Hands, Round, class_score};

use super::certificate;
use super::{Action, Context};
use crate::theme::{APART, Icon, NEAR, Size};
use crate::widget::{ButtonStyle, Tone, Ui};

/// What can happen on this page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The draw before this one, or after it.
    Draw(u64),
    /// Alone, or with hands up and counted.
    ByHands(bool),
    /// Begins.
    Begin,
    /// Answers the question that waits.
    Choose(usize),
    /// Hands for a choice, as they are typed.
    Hands(usize, String),
    /// All hands are counted.
    Counted,
    /// The same draw for the class after this one.
    NextClass,
    /// To the next question, or to the score.
    Next,
    /// From the beginning.
    Again,
    /// On the certificate.
    Certificate(certificate::Message),
}

/// A round.
#[derive(Debug)]
pub struct State {
    /// Which draw: the same number gives the same questions.
    draw: u64,
    by_hands: bool,
    /// Hands of the question that waits, as they are typed.
    typed: [String; CHOICES],
    /// Hands of each question so far.
    hands: Vec<Hands>,
    /// Of each class that played this draw before, the score in percent.
    scores: Vec<u32>,
    round: Option<Round>,
    told: Option<Told>,
    certificate: certificate::State,
}

/// An answer that is still shown.
#[derive(Debug, Clone, Copy)]
struct Told {
    number: usize,
    asked: Asked,
    /// None where a class was of two minds.
    choice: Option<usize>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            draw: 1,
            by_hands: false,
            typed: <[String; CHOICES]>::default(),
            hands: Vec::new(),
            scores: Vec::new(),
            round: None,
            told: None,
            certificate: certificate::State::default(),
        }
    }
}

impl State {
    /// Handles a message.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        match message {
            Message::Draw(draw) => {
                // Classes are compared on the same questions alone.
                self.draw = draw;
                self.scores.clear();
            }
            Message::ByHands(by_hands) => self.by_hands = by_hands,
            Message::Begin => self.begin_round(),
            Message::Hands(choice, typed) => {
                if let Some(hands) = self.typed.get_mut(choice) {
                    *hands = typed;
                }
            }
            Message::Counted => self.count(),
            Message::NextClass => {
                self.scores.extend(self.score());
                self.begin_round();
            }
            Message::Choose(choice) => self.choose(choice),
            Message::Next => self.told = None,
            Message::Again => {
                self.round = None;
                self.told = None;
                self.scores.clear();
                self.certificate.begin_again();
            }
            Message::Certificate(message) => {
                let action = self.certificate.update(message, context);
                return action.map(Message::Certificate);
            }
        }
        Action::None
    }

    fn choose(&mut self, choice: usize) {
        let Some(round) = &mut self.round else {
            return;
        };
        if let (Some((number, asked)), Some(_)) = (round.next(), round.answer(choice)) {
            self.told = Some(Told {
                number,
                asked,
                choice: Some(choice),
            });
        }
    }

    fn begin_round(&mut self) {
        self.round = Some(Round::draw(self.draw));
        self.told = None;
        self.hands.clear();
        self.typed = <[String; CHOICES]>::default();
    }

    /// Takes the hands, where all are counts.
    fn count(&mut self) {
        let (Some(round), Some(hands)) = (&mut self.round, Hands::read(&self.typed)) else {
            return;
        };
        if let (Some((number, asked)), Some(_)) = (round.next(), round.answer_by_hands(hands)) {
            self.hands.push(hands);
            self.typed = <[String; CHOICES]>::default();
            self.told = Some(Told {
                number,
                asked,
                choice: hands.choice(),
            });
        }
    }

    /// The score of the class that has just played, in percent.
    fn score(&self) -> Option<u32> {
        let round = self.round.as_ref().filter(|_| self.by_hands)?;
        Some((100.0 * class_score(round, &self.hands)).round() as u32)
    }

    /// Whether a certificate is being written.
    pub fn is_busy(&self) -> bool {
        self.certificate.is_busy()
    }

    /// The page.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let inside = match (&self.round, self.told) {
            (None, _) => self.begin(ui),
            (Some(round), Some(told)) => told.view(ui, round),
            (Some(round), None) => match round.next() {
                Some((number, asked)) if self.by_hands => self.ask_hands(ui, round, number, &asked),
                Some((number, asked)) => ask(ui, round, number, &asked),
                None => self.end(ui, round),
            },
        };
        // As wide as the page whatever is below it, so that the title stays where it is.
        column![ui.title(ui.text("app-workshop-licence")), inside]
            .spacing(APART)
            .width(Length::Fill)
            .into()
    }

    fn begin<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let number = ui.text_with("app-workshop-draw", &[("number", self.draw.into())]);
        let before = (self.draw > 1).then(|| Message::Draw(self.draw - 1));
        let after = Message::Draw(self.draw.saturating_add(1));
        let less = ui.icon_button(Icon::Minus, ui.text("app-workshop-draw-less"), |less| {
            less.on_press_maybe(before)
        });
        let more = ui.icon_button(Icon::Plus, ui.text("app-workshop-draw-more"), |more| {
            more.on_press(after)
        });
        let draw = Row::new()
            .push(less)
            .push(ui.body(number))
            .push(more)
            .spacing(NEAR)
            .align_y(Alignment::Center);
        let ways = [
            (false, ui.text("app-workshop-alone")),
            (true, ui.text("app-workshop-by-hands")),
        ];
        let begin = ui.button(ButtonStyle::First, ui.text("app-workshop-begin"));
        column![
            ui.label(Size::Lead, ui.text("app-workshop-licence-how")),
            ui.choice(ways, Some(self.by_hands), Message::ByHands),
            draw,
            ui.quiet(ui.text("app-workshop-draw-about")),
            begin.on_press(Message::Begin),
        ]
        .spacing(APART)
        .into()
    }

    fn end<'a>(&'a self, ui: &Ui<'a>, round: &Round) -> Element<'a, Message> {
        let values = [
            ("right", round.score().into()),
            ("all", round.asked().len().into()),
        ];
        let again = ui.button(ButtonStyle::Plain, ui.text("app-workshop-again"));
        let mut page = column![ui.label(Size::Display, ui.text_with("workshop-score", &values))];
        page = match (self.score(), round.is_earned()) {
            (Some(score), _) => page.push(self.contest(ui, score)),
            (None, true) => page
                .push(ui.note(Tone::Good, ui.text("workshop-earned")))
                .push(self.certificate.view(ui).map(Message::Certificate)),
            (None, false) => {
                let enough = [("enough", ENOUGH.into())];
                let words = ui.text_with("app-workshop-not-earned", &enough);
                page.push(ui.note(Tone::Warn, words))
            }
        };
        page.push(again.on_press(Message::Again))
            .spacing(APART)
            .into()
    }
}

impl State {
    /// A question to a class: a field for the hands of each choice.
    fn ask_hands<'a>(
        &'a self,
        ui: &Ui<'a>,
        round: &Round,
        number: usize,
        asked: &Asked,
    ) -> Element<'a, Message> {
        let mut page = column![heading(ui, round, number, asked)].spacing(NEAR);
        for ((choice, text), typed) in asked.choices().into_iter().enumerate().zip(&self.typed) {
            let label = ui.words.text(text);
            let said = move |typed| Message::Hands(choice, typed);
            page = page.push(ui.field(label, typed, false, said, Some(Message::Counted)));
        }
        let counted = Hands::read(&self.typed).map(|_| Message::Counted);
        let button = ui.button(ButtonStyle::First, ui.text("app-workshop-counted"));
        page.push(ui.quiet(ui.text("app-workshop-count")))
            .push(button.on_press_maybe(counted))
            .into()
    }

    /// The scores of all classes that played this draw, this one last.
    fn contest<'a>(&self, ui: &Ui<'a>, score: u32) -> Element<'a, Message> {
        let mut list = column![ui.body(ui.text("app-workshop-contest"))].spacing(NEAR);
        for (number, score) in (1_u32..).zip(self.scores.iter().chain([&score])) {
            let values = [("number", number.into()), ("score", (*score).into())];
            let line = ui.text_with("app-workshop-class", &values);
            list = list
                .push(ui.label(Size::Title, line))
                .push(ui.bar(*score as f32 / 100.0));
        }
        let next = ui.button(ButtonStyle::First, ui.text("app-workshop-next-class"));
        list.push(next.on_press(Message::NextClass)).into()
    }
}

fn heading<'a>(ui: &Ui<'a>, round: &Round, number: usize, asked: &Asked) -> Element<'a, Message> {
    let values = [
        ("number", (number + 1).into()),
        ("all", round.asked().len().into()),
    ];
    column![
        ui.quiet(ui.text_with("workshop-question", &values)),
        ui.label(Size::Title, ui.words.text(&asked.question().ask)),
    ]
    .spacing(NEAR)
    .into()
}

fn ask<'a>(ui: &Ui<'a>, round: &Round, number: usize, asked: &Asked) -> Element<'a, Message> {
    let mut page = column![heading(ui, round, number, asked)].spacing(NEAR);
    for (choice, text) in asked.choices().into_iter().enumerate() {
        let words = ui.label(Size::Lead, ui.words.text(text));
        let button = crate::widget::Button::new(words, ButtonStyle::Plain, ui.look.tones);
        let button = button.width(Length::Fill);
        page = page.push(button.on_press(Message::Choose(choice)));
    }
    page.into()
}

impl Told {
    fn view<'a>(self, ui: &Ui<'a>, round: &Round) -> Element<'a, Message> {
        let right = self.asked.right();
        let mut page = column![heading(ui, round, self.number, &self.asked)].spacing(NEAR);
        for (choice, text) in self.asked.choices().into_iter().enumerate() {
            let words = ui.words.text(text);
            page = match choice {
                _ if choice == right => page.push(ui.note(Tone::Good, words)),
                _ if Some(choice) == self.choice => page.push(ui.note(Tone::Bad, words)),
                _ => page.push(ui.quiet(words)),
            };
        }
        let why = ui.words.text(&self.asked.question().why);
        let key = match self.choice == Some(right) {
            true => "app-workshop-right",
            false => "app-workshop-wrong",
        };
        let next = ui.with_icon(ButtonStyle::First, Icon::Next, ui.text("app-workshop-next"));
        page.push(ui.label(Size::Lead, ui.text_with(key, &[("why", why.into())])))
            .push(next.on_press(Message::Next))
            .spacing(APART)
            .into()
    }
}
