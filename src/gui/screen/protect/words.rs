//! What is in the photo, for whoever cannot see it.

use ombrelle_core::protect::{Decision, DraftFace, Extent};

use super::State;
use super::photo_view::{Mode, PhotoView};
use super::view::text_boxes;
use crate::widget::Ui;

impl State {
    /// The name of the photo; how many faces are in it, who they are and what happens to them; where text is.
    pub(super) fn in_words(&self, ui: &Ui<'_>, view: &PhotoView) -> String {
        let name = view.path.file_name().unwrap_or_default().to_string_lossy();
        let mut all = vec![self.faces_in_words(ui, view, ombrelle_i18n::visible(&name))];
        let texts = text_boxes(view).len();
        if texts > 0 {
            all.push(ui.text_with("app-picture-text", &[("count", texts.into())]));
        }
        match view.mode {
            Mode::Boxes => {}
            Mode::Compare => all.push(ui.text("app-picture-compare")),
            Mode::Difference => all.push(ui.text("app-picture-difference")),
        }
        all.join(" ")
    }

    fn faces_in_words(&self, ui: &Ui<'_>, view: &PhotoView, name: String) -> String {
        let named = [("name", name.as_str().into())];
        let Some(edit) = self.edit() else {
            return ui.text_with("app-picture-looking", &named);
        };
        let faces = edit.draft().faces();
        if faces.is_empty() {
            let key = match super::panel::not_found(ui, view) {
                Some(_) => "app-picture-not-looked",
                None => "app-picture-none",
            };
            return ui.text_with(key, &named);
        }
        let [name] = named;
        let list = self.listed(ui, faces).join(&ui.text("app-picture-between"));
        let values = [name, ("count", faces.len().into()), ("list", list.into())];
        ui.text_with("app-picture-faces", &values)
    }

    /// Who has a name, one by one; then how many others are shown, cloaked and covered.
    fn listed(&self, ui: &Ui<'_>, faces: &[DraftFace]) -> Vec<String> {
        let mut all = Vec::new();
        let mut others = [0_usize; 3];
        for face in faces {
            let fate = fate(face);
            match face.person().and_then(|person| self.book.person(person)) {
                Some(person) => {
                    let key = match fate {
                        Fate::Shown => "app-picture-named-shown",
                        Fate::Cloaked => "app-picture-named-cloaked",
                        Fate::Covered => "app-picture-named-covered",
                    };
                    let who = ombrelle_i18n::visible(&person.name);
                    all.push(ui.text_with(key, &[("who", who.into())]));
                }
                None => {
                    let [shown, cloaked, covered] = &mut others;
                    match fate {
                        Fate::Shown => *shown += 1,
                        Fate::Cloaked => *cloaked += 1,
                        Fate::Covered => *covered += 1,
                    }
                }
            }
        }
        let keys = [
            "app-picture-shown",
            "app-picture-cloaked",
            "app-picture-covered",
        ];
        for (key, count) in keys.into_iter().zip(others).filter(|(_, count)| *count > 0) {
            all.push(ui.text_with(key, &[("count", count.into())]));
        }
        all
    }
}

/// What becomes of a face.
enum Fate {
    Shown,
    Cloaked,
    Covered,
}

fn fate(face: &DraftFace) -> Fate {
    match (face.extent(), face.decision()) {
        (Extent::TakenAway, _) | (_, Decision::Show) => Fate::Shown,
        (_, Decision::Cloak(_)) => Fate::Cloaked,
        (_, Decision::Cover(_)) => Fate::Covered,
    }
}
