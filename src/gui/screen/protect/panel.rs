//! Beside the photo: each face with who it is, what happens to it and why; what the photo gives away, with what can be done
//! about it; the jury's verdict.

use iced::widget::{Column, column, row};
use iced::{Alignment, Element, Length};
use ombrelle_core::plan::consent::Audience;
use ombrelle_core::plan::{self, Cover, Decision, Leak, Remedy, Strength, can_be_cloaked};

use super::edit::{Draft, Spot, Terms, Why};
use super::sheet::{Known, Sheet};
use super::view::for_whom;
use super::{Message, State, verdict};
use crate::screen::settings::COVERS;
use crate::theme::{APART, Icon, NEAR, Size};
use crate::widget::{Button, ButtonStyle, Tone, Ui};

impl State {
    /// Everything beside the photo.
    pub(super) fn panel<'a>(
        &'a self,
        ui: &Ui<'a>,
        sheet: &'a Sheet,
        audience: Audience,
    ) -> Element<'a, Message> {
        let mut all = Column::new().spacing(APART);
        let name = sheet.path.file_name().unwrap_or_default().to_string_lossy();
        all = all
            .push(ui.label(Size::Lead, ombrelle_i18n::visible(&name)))
            .push(for_whom(ui, audience));
        all = all.push(self.faces(ui, sheet));
        if let Some(told) = self.judged(ui, sheet) {
            all = all.push(told);
        }
        all.push(self.told(ui, sheet)).into()
    }

    fn faces<'a>(&'a self, ui: &Ui<'a>, sheet: &'a Sheet) -> Element<'a, Message> {
        let terms = self.terms(&self.book);
        let mut list = Column::new().spacing(NEAR);
        let title = ui.label(Size::Lead, ui.text("app-faces"));
        let Some(edit) = self.edit() else {
            return column![title, ui.quiet(ui.text("phase-finding"))]
                .spacing(NEAR)
                .into();
        };
        let draft = edit.draft();
        if draft.spots.is_empty() {
            list = list.push(ui.note(Tone::Warn, ui.text("app-no-face")));
        }
        for (at, spot) in draft.spots.iter().enumerate() {
            let chosen = sheet.chosen == Some(at);
            list = list.push(self.face(ui, (at, spot), chosen, &terms));
            if chosen {
                list = list.push(self.options(ui, (at, spot), &terms));
            }
        }
        let add = ui.with_icon(ButtonStyle::Quiet, Icon::Plus, ui.text("app-new-box"));
        column![title, list, add.on_press(Message::NewBox)]
            .spacing(NEAR)
            .into()
    }

    /// One face: its number, who it is, what happens to it, why.
    fn face<'a>(
        &'a self,
        ui: &Ui<'a>,
        (at, spot): (usize, &Spot),
        chosen: bool,
        terms: &Terms<'_>,
    ) -> Button<'a, Message> {
        let number = [("number", (at + 1).into())];
        let person = spot.person.and_then(|number| self.book.person(number));
        let who = match person {
            Some(person) => ombrelle_i18n::visible(&person.name),
            None if spot.is_found() => ui.text_with("app-face", &number),
            None => ui.text_with("app-box", &number),
        };
        let (icon, does) = match spot.decision {
            Decision::Show => (Icon::Eye, ui.text("app-decision-show")),
            Decision::Cloak(_) => (Icon::Cloak, ui.text("app-decision-cloak")),
            Decision::Cover(cover) => {
                let values = [("cover", ui.words.cover(cover).into())];
                (Icon::Cover, ui.text_with("app-decision-cover", &values))
            }
        };
        let why = match (spot.why, person) {
            (Why::Ruled(ruling), Some(person)) => ui.words.ruling(person, terms.audience, &ruling),
            (Why::Ruled(_), None) => ui.text("app-why-unknown"),
            (Why::Chosen, _) => ui.text("app-why-chosen"),
            (Why::Drawn, _) => ui.text("app-why-drawn"),
        };
        let words = column![
            ui.body(who),
            ui.body(does),
            ui.label(Size::Small, why).color(ui.look.tones.quiet),
        ]
        .spacing(2)
        .width(Length::Fill);
        let inside = row![ui.icon(icon, ui.look.tones.accent), words].spacing(NEAR);
        let style = if chosen {
            ButtonStyle::Chosen
        } else {
            ButtonStyle::Plain
        };
        Button::new(inside, style, ui.look.tones)
            .width(Length::Fill)
            .on_press(Message::Choose((!chosen).then_some(at)))
    }

    /// What can be chosen for the face that is open.
    fn options<'a>(
        &'a self,
        ui: &Ui<'a>,
        (at, spot): (usize, &Spot),
        terms: &Terms<'_>,
    ) -> Element<'a, Message> {
        let bound = spot.is_bound(terms);
        let mut all = Column::new().spacing(NEAR);
        if bound {
            all = all.push(ui.note(Tone::Warn, ui.text("app-bound")));
        }
        let strength = Strength::Balanced;
        let cover = match spot.decision {
            Decision::Cover(cover) => cover,
            _ => terms.cover,
        };
        let can_cloak = plan::CAN_CLOAK && can_be_cloaked(&spot.face) && !bound;
        let option = |key: &str, chosen: bool, decision: Decision, can: bool| {
            let button = ui.option(ui.text(key), chosen);
            button.on_press_maybe(can.then_some(Message::Decide(at, decision)))
        };
        let cloaked = matches!(spot.decision, Decision::Cloak(_));
        let covered = matches!(spot.decision, Decision::Cover(_));
        let three = row![
            option("app-cover", covered, Decision::Cover(cover), true),
            option("app-cloak", cloaked, Decision::Cloak(strength), can_cloak),
            option(
                "app-show",
                spot.decision == Decision::Show,
                Decision::Show,
                !bound
            ),
        ];
        all = all.push(three.spacing(NEAR).wrap().vertical_spacing(NEAR));
        if !plan::CAN_CLOAK {
            all = all.push(ui.quiet(ui.text("app-no-cloak-here")));
        } else if !can_be_cloaked(&spot.face) && !bound {
            all = all.push(ui.quiet(ui.text("app-no-cloak-face")));
        }
        match spot.decision {
            Decision::Cover(cover) => all = all.push(covers(ui, at, cover)),
            Decision::Cloak(strength) => {
                all = all
                    .push(strengths(ui, at, strength))
                    .push(ui.quiet(ui.text("app-cloak-honest")));
            }
            Decision::Show => all = all.push(ui.quiet(ui.text("app-show-honest"))),
        }
        all = all.push(self.people(ui, at, spot));
        let remove = ui.with_icon(ButtonStyle::Quiet, Icon::Bin, ui.text("app-remove-box"));
        all = all.push(remove.on_press_maybe((!bound).then_some(Message::Remove)));
        ui.card(all).into()
    }

    /// Who it is: the people of the album book, once it is open.
    fn people<'a>(&'a self, ui: &Ui<'a>, at: usize, spot: &Spot) -> Element<'a, Message> {
        let title = ui.body(ui.text("app-who"));
        if self.book.people().len() == 0 {
            let open = ui.with_icon(ButtonStyle::Plain, Icon::People, ui.text("app-open-book"));
            return column![
                title,
                ui.quiet(ui.text("app-who-needs-book")),
                open.on_press(Message::People)
            ]
            .spacing(NEAR)
            .into();
        }
        let mut all = vec![(None, ui.text("app-nobody"))];
        let people = self.book.people();
        all.extend(
            people.map(|person| (Some(person.number), ombrelle_i18n::visible(&person.name))),
        );
        let choice = ui.choice(all, Some(spot.person), move |person| {
            Message::Name(at, person)
        });
        column![title, choice].spacing(NEAR).into()
    }

    /// The verdict on each cloaked face, where the finished photo is of this version.
    fn judged<'a>(&'a self, ui: &Ui<'a>, sheet: &'a Sheet) -> Option<Element<'a, Message>> {
        let made = sheet.made(self.edit()?.version())?;
        let judgement = made.judgement.as_ref()?;
        let mut all = column![ui.label(Size::Lead, ui.text("app-jury"))].spacing(NEAR);
        for face in &judgement.faces {
            all = all
                .push(ui.body(ui.words.verdict(judgement, face)))
                .push(verdict::picture(ui, judgement, face));
        }
        let all = all.push(
            ui.label(Size::Small, ui.text("app-jury-legend"))
                .color(ui.look.tones.quiet),
        );
        Some(ui.card(all).into())
    }

    /// What the photo gives away, each with what can be done about it.
    fn told<'a>(&'a self, ui: &Ui<'a>, sheet: &'a Sheet) -> Element<'a, Message> {
        let mut all = column![ui.label(Size::Lead, ui.text("app-tells"))].spacing(NEAR);
        let Some(check) = &sheet.check else {
            let words = match sheet.known {
                Known::All => ui.text("app-not-looked"),
                _ => ui.text("phase-reading"),
            };
            return all.push(ui.quiet(words)).into();
        };
        if check.found.is_empty() {
            all = all.push(ui.body(ui.text("app-tells-nothing")));
        }
        let empty = Draft::default();
        let draft = self.edit().map_or(&empty, |edit| edit.draft());
        for leak in &check.found {
            all = all.push(self.leak(ui, leak, draft));
        }
        for line in ui.words.unchecked(check) {
            all = all.push(ui.label(Size::Small, line).color(ui.look.tones.quiet));
        }
        all.into()
    }

    fn leak<'a>(&'a self, ui: &Ui<'a>, leak: &Leak, draft: &Draft) -> Element<'a, Message> {
        let words = ui.body(ui.words.leak(leak)).width(Length::Fill);
        let does: Element<'a, Message> = match (leak.remedy, leak.region, leak.face) {
            (Remedy::LeftOut, ..) => {
                let tick = ui.icon(Icon::Tick, ui.look.tones.good);
                let words = ui
                    .label(Size::Small, ui.text("app-left-out"))
                    .color(ui.look.tones.quiet);
                row![tick, words]
                    .spacing(4)
                    .align_y(Alignment::Center)
                    .into()
            }
            (Remedy::Rename, ..) => ui
                .switch(
                    ui.text("app-plain-name-use"),
                    draft.plain_name,
                    Message::PlainName(!draft.plain_name),
                )
                .into(),
            (Remedy::CoverBox, Some(region), _) => {
                let covered = draft.text.contains(&region);
                let key = if covered {
                    "app-text-covered"
                } else {
                    "app-cover-text"
                };
                ui.switch(ui.text(key), covered, Message::CoverText(region))
                    .into()
            }
            (Remedy::CoverFaces, _, Some(face)) => {
                let look = ui.button(ButtonStyle::Plain, ui.text("app-look-at-face"));
                look.on_press(Message::Choose(Some(face.saturating_sub(1))))
                    .into()
            }
            (Remedy::CoverBox | Remedy::CoverFaces, ..) => ui.quiet(ui.words.remedy(leak)).into(),
        };
        ui.card(column![words, does].spacing(NEAR))
            .padding(12)
            .into()
    }
}

fn covers<'a>(ui: &Ui<'a>, at: usize, chosen: Cover) -> Element<'a, Message> {
    let all = COVERS.map(|cover| (cover, ui.capital(&ui.words.cover(cover))));
    ui.choice(all, Some(chosen), move |cover| {
        Message::Decide(at, Decision::Cover(cover))
    })
}

fn strengths<'a>(ui: &Ui<'a>, at: usize, chosen: Strength) -> Element<'a, Message> {
    let all = [
        (Strength::Light, "app-cloak-light"),
        (Strength::Balanced, "app-cloak-balanced"),
        (Strength::Strong, "app-cloak-strong"),
    ];
    let all = all.map(|(strength, key)| (strength, ui.text(key)));
    ui.choice(all, Some(chosen), move |strength| {
        Message::Decide(at, Decision::Cloak(strength))
    })
}
