//! The report of one photo, in plain words.

use ombrelle_core::protect::{
    Clue, Cover, Extent, FaceNotice, FaceReport, Gap, NoticeKind, Report, Search,
};
use strum::VariantArray;

use crate::Words;

impl Words {
    /// The whole report: what was covered and removed, then what is *not* protected.
    pub fn report(&self, report: &Report) -> Vec<String> {
        let mut lines = self.faces(report);
        lines.push(self.removed(report));
        if report.mining_mark {
            lines.push(self.say("report-mark", &[]));
        }
        lines.extend(self.resized(report));
        lines.extend(self.gaps(&report.not_protected));
        lines
    }

    /// What a result is not protected from, each once, under a heading.
    pub fn gaps(&self, gaps: &[Gap]) -> Vec<String> {
        let mut lines = Vec::new();
        for (place, gap) in gaps.iter().enumerate() {
            if place == 0 {
                lines.push(self.say("report-not-protected", &[]));
            }
            if !gaps[..place].contains(gap) {
                lines.push(format!(
                    "- {}",
                    self.say(&format!("gap-{}", gap.code()), &[])
                ));
            }
        }
        lines
    }

    /// The same of several results, of which some are smaller than their photos and others as large: of how many each holds is said, since
    /// neither is true of all.
    pub fn gaps_of_several(&self, gaps: &[Gap], smaller: usize, as_large: usize) -> Vec<String> {
        let of_the_camera = |gap: &Gap| matches!(gap, Gap::CameraTraces | Gap::CameraTracesBlurred);
        if smaller == 0 || as_large == 0 {
            return self.gaps(gaps);
        }
        let others: Vec<Gap> = gaps
            .iter()
            .copied()
            .filter(|gap| !of_the_camera(gap))
            .collect();
        let mut lines = self.gaps(&others);
        let values = [("smaller", smaller.into()), ("same", as_large.into())];
        lines.push(format!("- {}", self.say("gap-camera-traces-some", &values)));
        lines
    }

    /// What happened to the faces.
    pub fn faces(&self, report: &Report) -> Vec<String> {
        if report.faces.is_empty() {
            let text = report.text_covered.is_some_and(|count| count > 0);
            let key = match report.detector {
                Some(_) if text => Some("report-no-other-face"),
                Some(_) => Some("report-no-face"),
                None if text => None,
                None if report.missing.contains(&Search::Faces) => Some("report-finder-missing"),
                None => Some("report-nobody-looked"),
            };
            let first = key.map(|key| self.say(key, &[]));
            let harder = self.nothing_more(report);
            let lines = first.into_iter().chain(harder);
            return lines.chain(self.text_covered(report)).collect();
        }
        let mut lines = Vec::new();
        for &cover in Cover::VARIANTS {
            for (found, key) in [(true, "report-covered"), (false, "report-covered-drawn")] {
                let count = report
                    .faces
                    .iter()
                    .filter(|face| face.cover == Some(cover) && face.found == found)
                    .count();
                if count > 0 {
                    let look = self.cover(cover);
                    let values = [("count", count.into()), ("cover", look.into())];
                    lines.push(self.say(key, &values));
                }
            }
        }
        if report.detector.is_some() && report.faces.iter().all(|face| !face.found) {
            lines.push(self.say("report-no-other-face", &[]));
        }
        lines.extend(self.cloaked(report));
        lines.extend(self.shown(report));
        lines.extend(self.text_covered(report));
        lines.extend(self.notices(&report.notices));
        lines.extend(self.nothing_more(report));
        lines.extend(self.consents(report));
        lines
    }

    /// The faces that stay as they are, by whose word; of those whose box was taken away, a notice tells.
    fn shown(&self, report: &Report) -> Vec<String> {
        let untouched = |face: &&FaceReport| {
            face.cover.is_none() && face.cloak.is_none() && face.extent != Extent::TakenAway
        };
        let (agreed, chosen): (Vec<&FaceReport>, Vec<&FaceReport>) = report
            .faces
            .iter()
            .filter(untouched)
            .partition(|face| face.consent.is_some());
        [
            ("report-shown-agreed", agreed.len()),
            ("report-shown", chosen.len()),
        ]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| self.say(key, &[("count", count.into())]))
        .collect()
    }

    /// What a person should know about faces, or look at.
    pub fn notices(&self, notices: &[FaceNotice]) -> Vec<String> {
        notices.iter().map(|notice| self.notice(notice)).collect()
    }

    fn notice(&self, notice: &FaceNotice) -> String {
        let faces: Vec<String> = notice.faces.iter().map(usize::to_string).collect();
        let values = [
            ("count", notice.faces.len().into()),
            ("faces", faces.join(", ").into()),
        ];
        self.say(&format!("notice-{}", notice.kind.code()), &values)
    }

    /// That looking harder brought nothing; of what it brought a notice tells.
    fn nothing_more(&self, report: &Report) -> Option<String> {
        let added = report.looked_harder.as_deref()?;
        added.is_empty().then(|| self.looked_harder(added))
    }

    /// What looking harder brought: the numbers of faces that may be none, or that there is nothing more.
    pub fn looked_harder(&self, added: &[usize]) -> String {
        if added.is_empty() {
            return self.say("looked-harder-nothing", &[]);
        }
        let notice = FaceNotice {
            kind: NoticeKind::PerhapsNoFace,
            faces: added.to_vec(),
        };
        self.notice(&notice)
    }

    /// The faces that people still see although they are cloaked.
    fn cloaked(&self, report: &Report) -> Option<String> {
        let count = report
            .faces
            .iter()
            .filter(|face| face.cloak.is_some())
            .count();
        (count > 0).then(|| self.say("report-cloaked", &[("count", count.into())]))
    }

    /// What happened to text, where it was looked for.
    fn text_covered(&self, report: &Report) -> Option<String> {
        let count = report.text_covered?;
        Some(self.say("report-text-covered", &[("count", count.into())]))
    }

    /// What was removed from the file.
    pub fn removed(&self, report: &Report) -> String {
        let mut clues: Vec<Clue> = report.removed.iter().map(|r| r.clue).collect();
        clues.sort();
        clues.dedup();
        if clues.is_empty() {
            return self.say("report-nothing-to-remove", &[]);
        }
        let list: Vec<String> = clues.into_iter().map(|clue| self.clue(clue)).collect();
        let joint = self.say("list-joint", &[]);
        self.say("report-removed", &[("list", list.join(&joint).into())])
    }

    fn resized(&self, report: &Report) -> Option<String> {
        let (from, to) = (&report.source, &report.output);
        let same = (from.width, from.height) == (to.width, to.height);
        (!same).then(|| {
            let values = [
                ("width", from.width.into()),
                ("height", from.height.into()),
                ("new-width", to.width.into()),
                ("new-height", to.height.into()),
            ];
            self.say("report-resized", &values)
        })
    }
}
