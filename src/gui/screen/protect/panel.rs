//! Beside the photo: each face with who it is, what happens to it and why; what the photo gives away, with what can be done
//! about it; the jury's verdict.

use iced::widget::{Column, column, row};
use iced::{Alignment, Element, Length};
use ombrelle_core::consent::{Audience, Ground};
use ombrelle_core::error::{ErrorKind, EvaluateError};
use ombrelle_core::protect::names::Naming;
use ombrelle_core::protect::{
    Basis, Cover, Decision, Draft, DraftFace, Evaluation, Extent, Leak, Remedy, Search, Strength,
};
use ombrelle_i18n::Advice;

use super::edit::Edit;
use super::photo_view::{Known, PhotoView, face_id, verdict_id};
use super::view::for_whom;
use super::{EditMessage, Message, SaveMessage, State, ViewMessage, verdict};
use crate::accessibility::Role;
use crate::theme::{APART, Icon, NEAR, Size};
use crate::widget::{Button, ButtonStyle, COVERS, Tone, Ui};

impl State {
    /// Everything beside the photo.
    pub(super) fn panel<'a>(
        &'a self,
        ui: &Ui<'a>,
        view: &'a PhotoView,
        audience: Audience,
    ) -> Element<'a, Message> {
        let mut all = Column::new().spacing(APART);
        let name = view.path.file_name().unwrap_or_default().to_string_lossy();
        all = all
            .push(ui.section(ombrelle_i18n::visible(&name)))
            .push(for_whom(ui, audience));
        all = all.push(self.faces(ui, view));
        if let Some(told) = self.judged(ui, view) {
            all = all.push(told);
        }
        let ready = self.edit().is_some() && self.saving.is_none() && view.known >= Known::Reading;
        let elsewhere = ui.button(ButtonStyle::Quiet, ui.text("app-save-elsewhere"));
        let elsewhere =
            elsewhere.on_press_maybe(ready.then_some(Message::Save(SaveMessage::Elsewhere)));
        all.push(self.told(ui, view))
            .push(self.to_caption(ui))
            .push(elsewhere)
            .into()
    }

    fn faces<'a>(&'a self, ui: &Ui<'a>, view: &'a PhotoView) -> Element<'a, Message> {
        let title = ui.section(ui.text("app-faces"));
        let Some(edit) = self.edit() else {
            let words = match view.fault {
                Some(_) => ui.text("app-not-looked"),
                None => ui.text("phase-finding"),
            };
            return column![title, ui.quiet(words)].spacing(NEAR).into();
        };
        let draft = edit.draft();
        let mut list = Column::new().spacing(NEAR);
        if let Some(advice) = not_found(ui, view) {
            list = list.push(ui.note(Tone::Warn, in_lines(advice)));
        } else if draft.found_count() == 0 && draft.faces().is_empty() {
            list = list.push(ui.note(Tone::Warn, ui.text("app-no-face")));
        }
        for (number, face) in (1..).zip(draft.faces()) {
            let chosen = view.chosen == Some(number);
            list = list.push(self.face(ui, (number, face), chosen));
            if chosen {
                list = list.push(self.options(ui, (number, face), draft));
            }
        }
        let add = ui.with_icon(ButtonStyle::Quiet, Icon::Plus, ui.text("app-new-box"));
        column![
            title,
            list,
            add.on_press(Message::Edit(EditMessage::NewBox)),
            self.harder(ui, view)
        ]
        .spacing(NEAR)
        .into()
    }

    /// One face: its number, who it is, what happens to it, why.
    fn face<'a>(
        &'a self,
        ui: &Ui<'a>,
        (number, face): (usize, &DraftFace),
        chosen: bool,
    ) -> Button<'a, Message> {
        let (icon, lines) = match face.extent() {
            Extent::TakenAway => {
                let values = [("who", self.who(ui, (number, face)).into())];
                let lines = vec![ui.text_with("app-taken-away", &values)];
                (Icon::Eye, lines)
            }
            Extent::Whole | Extent::Smaller => {
                let (icon, does) = what_happens(ui, face.decision());
                (icon, vec![self.who(ui, (number, face)), does])
            }
        };
        let mut words = Column::new().spacing(2).width(Length::Fill);
        for line in lines {
            words = words.push(ui.body(line));
        }
        let photo = self
            .photo_view
            .as_ref()
            .and_then(|view| view.photo.as_ref());
        let perhaps = photo.is_some_and(|photo| photo.is_perhaps_no_face(number));
        let perhaps = perhaps.then(|| ui.text("app-perhaps-no-face"));
        for line in perhaps.into_iter().chain(self.why(ui, face)) {
            words = words.push(ui.label(Size::Small, line).color(ui.look.tones.quiet));
        }
        let inside = row![ui.icon(icon, ui.look.tones.accent), words].spacing(NEAR);
        let style = if chosen {
            ButtonStyle::Chosen
        } else {
            ButtonStyle::Plain
        };
        let choice = ViewMessage::Choose((!chosen).then_some(number));
        Button::new(inside, style, ui.look.tones)
            .width(Length::Fill)
            .expanded(chosen)
            .id(face_id(number))
            .on_press(Message::View(choice))
    }

    /// What a face is called: by the name of the person, or by its number.
    pub(super) fn who(&self, ui: &Ui<'_>, (number, face): (usize, &DraftFace)) -> String {
        let values = [("number", number.into())];
        match face.person().and_then(|person| self.book.person(person)) {
            Some(person) => ombrelle_i18n::visible(&person.name),
            None if face.found().is_some() => ui.text_with("app-face", &values),
            None => ui.text_with("app-box", &values),
        }
    }

    /// On whose word a face is treated as it is, and what the person did to its box.
    fn why(&self, ui: &Ui<'_>, face: &DraftFace) -> Vec<String> {
        if face.extent() == Extent::TakenAway {
            return vec![ui.text("app-taken-away-back")];
        }
        let person = face.person().and_then(|person| self.book.person(person));
        let audience = self.audience.unwrap_or(Audience::Public);
        let kept = face.person().is_some() && self.book.people().len() == 0;
        let why = match (face.basis(), person) {
            (Basis::Ruled(ruling), Some(person)) => ui.words.allowed(person, audience, &ruling),
            (Basis::Ruled(_), None) if kept => ui.text("app-why-locked"),
            (Basis::Ruled(_) | Basis::Unsaid, _) => ui.text("app-why-unknown"),
            (Basis::Chosen, _) => ui.text("app-why-chosen"),
            (Basis::Drawn, _) => ui.text("app-why-drawn"),
        };
        let moved = face.found().is_some() && face.drawn().is_some() && face.decision().covers();
        let covers = match face.extent() {
            Extent::Whole => "app-moved-whole",
            Extent::Smaller | Extent::TakenAway => "app-moved-smaller",
        };
        let moved = moved.then(|| ui.text(covers));
        [Some(why), moved].into_iter().flatten().collect()
    }

    /// What can be chosen for the face that is open.
    fn options<'a>(
        &'a self,
        ui: &Ui<'a>,
        (number, face): (usize, &DraftFace),
        draft: &Draft,
    ) -> Element<'a, Message> {
        // What cannot be told is bound: then nothing can be shown.
        let ground = draft.bound(number);
        let bound = !matches!(ground, Ok(None));
        let decision = face.decision();
        let mut all = Column::new().spacing(NEAR);
        if bound {
            let key = match ground {
                Ok(Some(Ground::Unknown)) => "app-bound-locked",
                _ => "app-bound",
            };
            all = all.push(ui.note(Tone::Warn, ui.text(key)));
        }
        let cover = match decision {
            Decision::Cover(cover) => cover,
            Decision::Show | Decision::Cloak(_) => draft.terms().cover,
        };
        let strength = Strength::Balanced;
        let can_cloak = face.can_be_cloaked() && !bound;
        let taken_away = face.extent() == Extent::TakenAway;
        let option = |key: &str, chosen: bool, decision: Decision, can: bool| {
            let chosen = chosen && !taken_away;
            let button = ui.option(ui.text(key), chosen).chosen(Role::Choice, chosen);
            let decide = EditMessage::Decide(number, decision);
            button.on_press_maybe(can.then_some(Message::Edit(decide)))
        };
        let cloaked = matches!(decision, Decision::Cloak(_));
        let shown = decision == Decision::Show;
        let three = row![
            option("app-cover", decision.covers(), Decision::Cover(cover), true),
            option("app-cloak", cloaked, Decision::Cloak(strength), can_cloak),
            option("app-show", shown, Decision::Show, !bound),
        ];
        all = all.push(three.spacing(NEAR).wrap().vertical_spacing(NEAR));
        if !face.can_be_cloaked() && !bound {
            all = all.push(ui.quiet(ui.text("app-no-cloak-face")));
        }
        match decision {
            Decision::Cover(cover) => {
                all = all
                    .push(covers(ui, number, cover))
                    .push(how_much(ui, (number, face), bound));
            }
            Decision::Cloak(strength) => {
                all = all.push(strengths(ui, number, strength));
                if strength == Strength::Light {
                    all = all.push(ui.note(Tone::Warn, ui.text("app-cloak-light-honest")));
                }
                all = all.push(ui.quiet(ui.text("app-cloak-honest")));
            }
            Decision::Show => all = all.push(ui.quiet(ui.text("app-show-honest"))),
        }
        all = all.push(self.people(ui, number, face));
        let remove = ui.with_icon(ButtonStyle::Quiet, Icon::Bin, ui.text("app-remove-box"));
        let can = !bound && !taken_away;
        let remove = remove.on_press_maybe(can.then_some(Message::Edit(EditMessage::TakeAway)));
        ui.card(all.push(remove)).into()
    }

    /// Who it is: the people of the album book, once it is open.
    fn people<'a>(&'a self, ui: &Ui<'a>, number: usize, face: &DraftFace) -> Element<'a, Message> {
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
        let choice = ui.choice(all, Some(face.person()), move |person| {
            Message::Edit(EditMessage::Name(number, person))
        });
        column![title, choice].spacing(NEAR).into()
    }

    /// The verdict on each cloaked face and how plainly its change is seen, where the finished photo is of this version; or why none. Below it, what is
    /// said beside the other photos.
    fn judged<'a>(&'a self, ui: &Ui<'a>, view: &'a PhotoView) -> Option<Element<'a, Message>> {
        let version = self.edit()?.version();
        let made = view.made(version)?;
        let mut all = column![ui.section(ui.text("app-jury"))].spacing(NEAR);
        match &made.evaluation {
            Evaluation::NotNeeded => return None,
            Evaluation::NotJudged(reason) => {
                let words = [ui.text("app-not-judged"), no_verdict(ui, reason)];
                all = all.push(ui.note(Tone::Warn, words.join(" ")));
            }
            Evaluation::Judged(judgement) => {
                for face in &judgement.faces {
                    all = all.push(ui.body(ui.words.cloaked_verdict(judgement, face)));
                    if let Some(seen) = face.visibility() {
                        let key = format!("app-jury-seen-{}", seen.code());
                        all = all.push(ui.quiet(ui.text(&key)));
                    }
                    if view.details {
                        all = all.push(verdict::picture(ui, judgement, face));
                    }
                }
                if view.details {
                    let legend = ui.label(Size::Small, ui.text("app-jury-legend"));
                    all = all.push(legend.color(ui.look.tones.quiet));
                }
                let details = ui.button(ButtonStyle::Quiet, ui.text("app-jury-details"));
                let turn = Message::View(ViewMessage::Details(!view.details));
                all = all.push(
                    details
                        .id(verdict_id())
                        .expanded(view.details)
                        .on_press(turn),
                );
                if let Some(beside) = self.beside(ui, view, version) {
                    all = all.push(beside);
                }
            }
        }
        Some(ui.card(all).into())
    }

    /// What the photo gives away, each with what can be done about it. Nothing is said to be absent that nobody looked for.
    fn told<'a>(&'a self, ui: &Ui<'a>, view: &'a PhotoView) -> Element<'a, Message> {
        let mut all = column![ui.section(ui.text("app-tells"))].spacing(NEAR);
        let Some(check) = &view.check else {
            let words = match view.fault {
                Some(_) => ui.text("app-not-looked"),
                None => ui.text("phase-reading"),
            };
            return all.push(ui.quiet(words)).into();
        };
        if let Some(advice) = missing(ui, view, Search::Text) {
            all = all.push(ui.note(Tone::Warn, in_lines(advice)));
        }
        for given_up in ui.words.given_up(check) {
            all = all.push(ui.note(Tone::Warn, given_up));
        }
        if check.found.is_empty() {
            all = all.push(ui.body(ui.words.nothing_found(check)));
        }
        let edit = self.edit();
        for leak in &check.found {
            all = all.push(self.leak(ui, view, leak, edit));
        }
        for line in ui.words.unchecked(check) {
            let line = match line.starts_with("- ") {
                true => ui.item(&line),
                false => line,
            };
            all = all.push(ui.label(Size::Small, line).color(ui.look.tones.quiet));
        }
        all.into()
    }

    fn leak<'a>(
        &'a self,
        ui: &Ui<'a>,
        view: &PhotoView,
        leak: &Leak,
        edit: Option<&Edit>,
    ) -> Element<'a, Message> {
        let found = ui.words.leak(leak);
        let found = match leak.remedy {
            Remedy::Rename => ui.text_with("app-leak-in-name", &[("what", found.into())]),
            _ => found,
        };
        // Whoever goes from button to button hears what each is about.
        let about = found.clone();
        let words = ui.body(found).width(Length::Fill);
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
            (Remedy::Rename, ..) => {
                let naming = edit.map(|edit| edit.draft().copy.naming);
                let neutral = naming == Some(Naming::Neutral);
                let other = match neutral {
                    true => Naming::AfterPhoto,
                    false => Naming::Neutral,
                };
                let change = Message::Edit(EditMessage::CallIt(other));
                ui.switch(ui.text("app-neutral-name"), neutral, change)
                    .described(about)
                    .into()
            }
            (Remedy::CoverBox, Some(region), _) => {
                let covered = edit.is_some_and(|edit| edit.draft().text().contains(&region));
                let key = if covered {
                    "app-text-covered"
                } else {
                    "app-cover-text"
                };
                let cover = ui.switch(
                    ui.text(key),
                    covered,
                    Message::Edit(EditMessage::CoverText(region)),
                );
                let pointed = view.pointed == Some(region);
                let point = Message::View(ViewMessage::Point((!pointed).then_some(region)));
                let place = ui.switch(ui.text("app-show-place"), pointed, point);
                row![cover.described(about.clone()), place.described(about)]
                    .spacing(NEAR)
                    .wrap()
                    .vertical_spacing(NEAR)
                    .into()
            }
            (Remedy::CoverFaces, _, Some(face)) => {
                let look = ui.button(ButtonStyle::Plain, ui.text("app-look-at-face"));
                look.described(about)
                    .on_press(Message::View(ViewMessage::Choose(Some(face))))
                    .into()
            }
            (Remedy::CoverBox | Remedy::CoverFaces, ..) => ui.quiet(ui.words.remedy(leak)).into(),
        };
        ui.card(column![words, does].spacing(NEAR))
            .padding(12)
            .into()
    }
}

/// The icon of a decision, and its words.
fn what_happens(ui: &Ui<'_>, decision: Decision) -> (Icon, String) {
    match decision {
        Decision::Show => (Icon::Eye, ui.text("app-decision-show")),
        Decision::Cloak(_) => (Icon::Cloak, ui.text("app-decision-cloak")),
        Decision::Cover(cover) => {
            let values = [("cover", ui.words.cover(cover).into())];
            (Icon::Cover, ui.text_with("app-decision-cover", &values))
        }
    }
}

/// Why faces could not be looked for.
pub(super) fn not_found(ui: &Ui<'_>, view: &PhotoView) -> Option<Advice> {
    let fault = view.find_fault.as_ref().map(|error| ui.words.error(error));
    fault.or_else(|| missing(ui, view, Search::Faces))
}

/// What could not be looked for since its network is missing.
fn missing(ui: &Ui<'_>, view: &PhotoView, search: Search) -> Option<Advice> {
    let mut missing = view.photo.as_ref()?.missing.iter();
    let missing = missing.find(|missing| missing.search == search)?;
    Some(ui.words.missing(missing))
}

pub(super) fn in_lines(advice: Advice) -> String {
    match advice.what_to_do.is_empty() {
        true => advice.what_happened,
        false => format!("{}\n{}", advice.what_happened, advice.what_to_do),
    }
}

/// Why no verdict could be given. That two photos are not the same makes no sense to somebody who sees one.
fn no_verdict(ui: &Ui<'_>, reason: &ErrorKind) -> String {
    match reason {
        ErrorKind::Evaluate(EvaluateError::OtherPhoto)
        | ErrorKind::Evaluate(EvaluateError::OtherProportions)
        | ErrorKind::Evaluate(EvaluateError::NoFaceToJudge) => ui.text("app-not-judged-changed"),
        reason => ui.words.reason(reason),
    }
}

/// Whether the cover of a face whose box was moved hides the whole head, and a way to change that.
fn how_much<'a>(
    ui: &Ui<'a>,
    (number, face): (usize, &DraftFace),
    bound: bool,
) -> Option<Element<'a, Message>> {
    face.found()?;
    face.drawn()?;
    let (key, change, can) = match face.extent() {
        Extent::Whole => ("app-box-only", EditMessage::CoverBoxOnly(number), !bound),
        Extent::Smaller | Extent::TakenAway => {
            ("app-whole-head", EditMessage::CoverWholeHead(number), true)
        }
    };
    let button = ui.button(ButtonStyle::Plain, ui.text(key));
    Some(
        button
            .on_press_maybe(can.then_some(Message::Edit(change)))
            .into(),
    )
}

fn covers<'a>(ui: &Ui<'a>, number: usize, chosen: Cover) -> Element<'a, Message> {
    // Words alone: four pictures would push what else can be chosen for a face out of a small window.
    let all = COVERS.map(|cover| (cover, ui.capital(&ui.words.cover(cover))));
    ui.choice(all, Some(chosen), move |cover| {
        Message::Edit(EditMessage::Decide(number, Decision::Cover(cover)))
    })
}

fn strengths<'a>(ui: &Ui<'a>, number: usize, chosen: Strength) -> Element<'a, Message> {
    let all = [
        (Strength::Light, "app-cloak-light"),
        (Strength::Balanced, "app-cloak-balanced"),
        (Strength::Strong, "app-cloak-strong"),
    ];
    let all = all.map(|(strength, key)| (strength, ui.text(key)));
    ui.choice(all, Some(chosen), move |strength| {
        Message::Edit(EditMessage::Decide(number, Decision::Cloak(strength)))
    })
}
