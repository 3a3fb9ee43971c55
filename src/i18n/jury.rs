//! What the jury says, in plain words: about what was tried, and as plainly about what was not.

use ombrelle_core::evaluate::{
    ChartWords, Distortion, FaceJudgement, Judgement, NotTried, RecogniserResult, Reference,
    Verdict, WitnessReport,
};
use ombrelle_core::protect::{Beside, Evaluation, FaceReport, Report, Strength};

use crate::{Value, Words};

/// What a judgement is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    /// A file that somebody gave: whether a cover lies on a face is not known.
    AnyFile,
    /// The faces that were cloaked in a copy made here, on which no cover lies.
    Cloaked,
}

impl Words {
    /// The whole judgement of a file: each face, who was asked, what was not tried.
    pub fn judgement(&self, judgement: &Judgement) -> Vec<String> {
        self.judgement_of(judgement, Of::AnyFile)
    }

    /// The same of the faces that were cloaked in a copy made here.
    pub fn cloaked_judgement(&self, judgement: &Judgement) -> Vec<String> {
        self.judgement_of(judgement, Of::Cloaked)
    }

    fn judgement_of(&self, judgement: &Judgement, of: Of) -> Vec<String> {
        let mut lines = Vec::new();
        for face in &judgement.faces {
            lines.extend(self.judged_face(judgement, face, of));
        }
        lines.push(self.say("jury-asked", &[]));
        let witnesses = judgement.witnesses.iter();
        lines.extend(witnesses.map(|witness| format!("- {}", self.witness(witness))));
        lines.push(self.surrogates(judgement));
        if judgement.others > 0 {
            let values = [("count", judgement.others.into())];
            lines.push(self.say("jury-others", &values));
        }
        lines.extend(self.not_tried(judgement));
        lines.push(self.say("jury-people", &[]));
        lines
    }

    /// What the jury says of a copy, or why it says nothing; empty where no face is cloaked.
    pub fn evaluation(&self, evaluation: &Evaluation) -> Vec<String> {
        match evaluation {
            Evaluation::NotNeeded => Vec::new(),
            Evaluation::Judged(judgement) => self.verdicts(judgement),
            Evaluation::NotJudged(reason) => {
                let values = [("reason", self.reason(reason).into())];
                vec![self.say("jury-not-judged", &values)]
            }
        }
    }

    /// What the jury says of each face that was cloaked in a copy made here, and that there is more to ask for.
    pub fn verdicts(&self, judgement: &Judgement) -> Vec<String> {
        let faces = judgement.faces.iter();
        let mut lines: Vec<String> = faces
            .flat_map(|face| self.judged_face(judgement, face, Of::Cloaked))
            .collect();
        lines.push(self.say("jury-more", &[]));
        lines
    }

    /// The verdict on one face, and what it rests on.
    fn judged_face(&self, judgement: &Judgement, face: &FaceJudgement, of: Of) -> Vec<String> {
        let mut lines = vec![self.verdict_of(judgement, face, of)];
        let mut add = |line: String| lines.push(format!("- {line}"));
        for witness in &judgement.witnesses {
            let of = |hearing: &&RecogniserResult| {
                hearing.witness == witness.name && hearing.reference == Reference::Itself
            };
            let own: Vec<&RecogniserResult> = face.hearings.iter().filter(of).collect();
            if !own.is_empty() {
                add(self.testimony(witness, &own));
            }
        }
        lines.extend(self.elsewhere(face));
        let mut add = |line: String| lines.push(format!("- {line}"));
        for witness in &judgement.witnesses {
            let of = |hearing: &&RecogniserResult| {
                hearing.witness == witness.name && hearing.reference != Reference::Itself
            };
            let own: Vec<&RecogniserResult> = face.hearings.iter().filter(of).collect();
            if own.iter().any(|hearing| hearing.recognised) {
                add(self.testimony(witness, &own));
            }
        }
        match face.found {
            Some(true) => add(self.say("jury-found", &[])),
            Some(false) => add(self.say("jury-not-found", &[])),
            None => {}
        }
        for doubt in &face.doubts {
            add(self.say(&format!("jury-doubt-{}", doubt.code()), &[]));
        }
        if let Some(seen) = face.visibility() {
            add(self.say(&format!("jury-seen-{}", seen.code()), &[]));
        }
        lines
    }

    /// What the jury says of a copy beside other photos: for each face the answer, which ends with what to do next, and with how many
    /// photos of the person it was compared; or plainly that the person is in none of them.
    pub fn beside(&self, beside: &Beside) -> Vec<String> {
        let total = beside.looked_at;
        let mut lines = Vec::new();
        for (face, count) in beside.judgement.faces.iter().zip(&beside.photos) {
            match self.elsewhere(face) {
                Some(answer) => {
                    let values = [("count", (*count).into()), ("total", total.into())];
                    lines.push(answer);
                    lines.push(self.say("jury-beside-compared", &values));
                }
                None => {
                    let values = [("number", face.number.into()), ("total", total.into())];
                    lines.push(self.say("jury-beside-nobody", &values));
                }
            }
        }
        if beside.not_opened > 0 {
            let values = [("count", beside.not_opened.into())];
            lines.push(self.say("jury-beside-not-opened", &values));
        }
        lines
    }

    /// Whether a face is matched to other photos, which is another question than whether it is matched to the photo that it was
    /// made from, and what to do next; none where no other photo was given.
    fn elsewhere(&self, face: &FaceJudgement) -> Option<String> {
        let verdict = face.elsewhere?;
        let values = [("number", face.number.into())];
        let said = self.say(&format!("jury-elsewhere-{}", verdict.code()), &values);
        let next = self.next("jury-elsewhere-next", face, (verdict, Of::AnyFile));
        Some(format!("{said} {next}"))
    }

    /// What to do next after the verdict on one question, by the start of its keys. Which strength a face wears is not known here: a
    /// copy is also judged by itself.
    fn next(&self, question: &str, face: &FaceJudgement, (verdict, of): (Verdict, Of)) -> String {
        match (face.covered, verdict, of) {
            (true, Verdict::HiddenFromAll | Verdict::HiddenFromKin, _) => {
                self.say("jury-next-covered", &[])
            }
            (_, Verdict::HiddenFromAll, Of::Cloaked) => self.say("jury-next-cloaked", &[]),
            // No match is chance where no cover lies.
            (_, Verdict::HiddenFromSome, Of::Cloaked) => self.say("jury-next-recognised", &[]),
            _ => self.say(&format!("{question}-{}", verdict.code()), &[]),
        }
    }

    /// The verdict on one face of a file, and what to do next.
    pub fn verdict(&self, judgement: &Judgement, face: &FaceJudgement) -> String {
        self.verdict_of(judgement, face, Of::AnyFile)
    }

    /// The same on a face that was cloaked in a copy made here.
    pub fn cloaked_verdict(&self, judgement: &Judgement, face: &FaceJudgement) -> String {
        self.verdict_of(judgement, face, Of::Cloaked)
    }

    fn verdict_of(&self, judgement: &Judgement, face: &FaceJudgement, of: Of) -> String {
        let mut values: Vec<(&str, Value)> = vec![("number", face.number.into())];
        if matches!(
            face.verdict,
            Verdict::HiddenFromAll | Verdict::HiddenFromKin
        ) {
            values.push(("witnesses", judgement.witnesses.len().into()));
            values.push(("journeys", judgement.journeys.len().into()));
        }
        let verdict = self.say(&format!("jury-verdict-{}", face.verdict.code()), &values);
        let next = self.next("jury-next", face, (face.verdict, of));
        format!("{verdict} {next}")
    }

    /// What the window draws of one face as a table, for whoever does not see it: what was tried, and in which of these
    /// cases each recogniser knew the face itself.
    pub fn heard(&self, judgement: &Judgement, face: &FaceJudgement) -> String {
        /// Which cases they are.
        type Are = fn(&RecogniserResult) -> bool;
        /// Words for some cases and for all of them.
        const SAID: [(&str, &str, Are); 3] = [
            (
                "jury-heard-recognised",
                "jury-heard-recognised-always",
                |one| one.recognised,
            ),
            ("jury-heard-hidden", "jury-heard-hidden-always", |one| {
                !one.recognised && !one.blind
            }),
            ("jury-heard-blind", "jury-heard-blind-always", |one| {
                !one.recognised && one.blind
            }),
        ];
        let joint = self.say("list-joint", &[]);
        let list = |journeys: &[Distortion]| {
            let names: Vec<String> = journeys.iter().map(|one| self.journey(*one)).collect();
            names.join(&joint)
        };
        let tried = list(&judgement.journeys);
        let mut lines = vec![self.say("jury-heard-tried", &[("list", tried.into())])];
        for witness in &judgement.witnesses {
            let of = |hearing: &&RecogniserResult| {
                hearing.witness == witness.name && hearing.reference == Reference::Itself
            };
            let own: Vec<&RecogniserResult> = face.hearings.iter().filter(of).collect();
            for (some, always, is) in SAID {
                let cases = own.iter().filter(|one| is(one));
                let cases: Vec<Distortion> = cases.map(|one| one.journey).collect();
                let mut values: Vec<(&str, Value)> =
                    vec![("witness", witness.title.as_str().into())];
                if cases.is_empty() {
                    continue;
                }
                if cases.len() == own.len() {
                    lines.push(self.say(always, &values));
                } else {
                    values.push(("list", list(&cases).into()));
                    lines.push(self.say(some, &values));
                }
            }
        }
        lines.join(" ")
    }

    fn testimony(&self, witness: &WitnessReport, own: &[&RecogniserResult]) -> String {
        let recognised = || own.iter().filter(|hearing| hearing.recognised);
        let known = recognised().count();
        let mut values: Vec<(&str, Value)> = vec![
            ("witness", witness.title.as_str().into()),
            ("role", self.say(role(witness, false), &[]).into()),
        ];
        if known == own.len() {
            return self.say("jury-recognised-always", &values);
        }
        if known > 0 {
            let journeys: Vec<String> = recognised().map(|h| self.journey(h.journey)).collect();
            let list = journeys.join(&self.say("list-joint", &[]));
            values.push(("list", list.into()));
            return self.say("jury-recognised-by", &values);
        }
        let blind = own.iter().all(|hearing| hearing.blind);
        self.say(
            if blind {
                "jury-blind"
            } else {
                "jury-not-recognised-by"
            },
            &values,
        )
    }

    /// A judgement in numbers, for whoever asks for them: how much each face changed that is still there, and the least and the
    /// greatest likeness of all journeys that each recogniser found.
    pub fn judgement_in_numbers(&self, judgement: &Judgement) -> Vec<String> {
        self.in_numbers(self.likenesses(judgement))
    }

    /// A report in numbers: how far a value of a cloaked face may lie from what it was, and what the jury measured.
    pub fn report_in_numbers(&self, report: &Report, evaluation: &Evaluation) -> Vec<String> {
        let mut lines = Vec::new();
        for strength in [Strength::Light, Strength::Balanced, Strength::Strong] {
            let of = |face: &&FaceReport| face.cloak.is_some_and(|c| c.strength == strength);
            let count = report.faces.iter().filter(of).count();
            if count > 0 {
                let budget = usize::from(strength.budget());
                let values = [("count", count.into()), ("budget", budget.into())];
                lines.push(self.say("numbers-budget", &values));
            }
        }
        let judged = evaluation.judgement().map(|j| self.likenesses(j));
        lines.extend(judged.into_iter().flatten());
        self.in_numbers(lines)
    }

    /// Lines under the heading of numbers; nothing without a line.
    fn in_numbers(&self, lines: Vec<String>) -> Vec<String> {
        if lines.is_empty() {
            return lines;
        }
        let heading = std::iter::once(self.say("numbers-heading", &[]));
        let lines = lines.into_iter().map(|line| format!("- {line}"));
        heading.chain(lines).collect()
    }

    fn likenesses(&self, judgement: &Judgement) -> Vec<String> {
        let mut lines = Vec::new();
        for face in &judgement.faces {
            lines.extend(self.looks(face));
            for witness in &judgement.witnesses {
                for (others, key) in [(false, "numbers-itself"), (true, "numbers-others")] {
                    lines.extend(self.likeness(face, witness, (others, key)));
                }
            }
        }
        lines
    }

    /// How much a face changed, where some of it is left.
    fn looks(&self, face: &FaceJudgement) -> Option<String> {
        let looks = face.looks.filter(|_| face.visibility().is_some())?;
        let number = |value: Option<f32>, decimals| match value {
            Some(value) => self.decimal(value, decimals),
            None => "-".to_owned(),
        };
        let values = [
            ("number", face.number.into()),
            ("ssim", number(looks.ssim, 3).into()),
            ("ssimulacra2", number(looks.ssimulacra2, 0).into()),
            ("psnr", number(looks.psnr, 1).into()),
        ];
        Some(self.say("numbers-looks", &values))
    }

    /// The range of what a witness found of a face over all journeys, beside itself or beside other photos.
    fn likeness(
        &self,
        face: &FaceJudgement,
        witness: &WitnessReport,
        (others, key): (bool, &str),
    ) -> Option<String> {
        let of = |heard: &&RecogniserResult| {
            heard.witness == witness.name && (heard.reference != Reference::Itself) == others
        };
        let heard = face.hearings.iter().filter(of).map(|heard| heard.likeness);
        let least = heard.clone().reduce(f32::min)?;
        let most = heard.reduce(f32::max)?;
        let values = [
            ("number", face.number.into()),
            ("witness", witness.title.as_str().into()),
            ("least", self.decimal(least, 2).into()),
            ("most", self.decimal(most, 2).into()),
            ("threshold", self.decimal(witness.threshold, 2).into()),
        ];
        Some(self.say(key, &values))
    }

    fn journey(&self, journey: Distortion) -> String {
        self.say(&format!("jury-journey-{}", journey.code()), &[])
    }

    fn witness(&self, witness: &WitnessReport) -> String {
        let values = [
            ("title", witness.title.as_str().into()),
            ("role", self.say(role(witness, false), &[]).into()),
            ("threshold", self.decimal(witness.threshold, 2).into()),
            (
                "false-match",
                self.decimal(witness.false_match * 100.0, 1).into(),
            ),
            (
                "false-non-match",
                self.decimal(witness.false_non_match * 100.0, 1).into(),
            ),
        ];
        self.say("jury-witness", &values)
    }

    fn surrogates(&self, judgement: &Judgement) -> String {
        let surrogates = judgement.witnesses.iter().filter(|w| w.surrogate).count();
        if surrogates == 0 {
            return self.say("jury-no-surrogate", &[]);
        }
        let values = [
            ("surrogates", surrogates.into()),
            ("count", judgement.witnesses.len().into()),
        ];
        self.say("jury-surrogates", &values)
    }

    /// What nobody tried, under a heading.
    fn not_tried(&self, judgement: &Judgement) -> Vec<String> {
        let mut lines = vec![self.say("jury-not-tried", &[])];
        for gap in &judgement.not_tried {
            let values: Vec<(&str, Value)> = match gap {
                NotTried::Witness { title } => vec![("title", title.as_str().into())],
                _ => Vec::new(),
            };
            let sentence = self.say(&format!("jury-not-tried-{}", gap.code()), &values);
            lines.push(format!("- {sentence}"));
        }
        lines
    }

    /// The words of a judgement's chart.
    pub fn chart(&self, judgement: &Judgement) -> ChartWords {
        let faces = judgement.faces.iter();
        let journeys = judgement.journeys.iter();
        let witnesses = judgement.witnesses.iter();
        let threshold = |witness: &WitnessReport| {
            let values = [("threshold", self.decimal(witness.threshold, 2).into())];
            self.say("chart-threshold", &values)
        };
        let mut notes = vec![self.surrogates(judgement)];
        notes.extend(self.not_tried(judgement));
        notes.push(self.say("jury-people", &[]));
        ChartWords {
            language: self.language().code().to_owned(),
            title: self.say("chart-title", &[]),
            faces: faces
                .clone()
                .map(|face| self.verdict(judgement, face))
                .collect(),
            elsewhere: faces
                .map(|face| self.elsewhere(face).unwrap_or_default())
                .collect(),
            journeys: journeys.map(|journey| self.journey(*journey)).collect(),
            witnesses: witnesses
                .map(|w| [w.title.clone(), self.say(role(w, true), &[]), threshold(w)])
                .collect(),
            recognised: self.say("chart-recognised", &[]),
            hidden: self.say("chart-hidden", &[]),
            blind: self.say("chart-blind", &[]),
            notes,
            decimal_mark: self.say("decimal-mark", &[]),
        }
    }

    /// A number with this many decimals, punctuated as the language does.
    fn decimal(&self, number: f32, decimals: usize) -> String {
        let mark = self.say("decimal-mark", &[]);
        let text = format!("{number:.decimals$}").replace('.', &mark);
        text.replace('-', "\u{2212}")
    }
}

/// The key of a witness's role, in a sentence or short.
fn role(witness: &WitnessReport, short: bool) -> &'static str {
    match (witness.surrogate, witness.kin, short) {
        (true, _, false) => "jury-role-surrogate",
        (_, true, false) => "jury-role-kin",
        (_, _, false) => "jury-role-held-out",
        (true, _, true) => "chart-role-surrogate",
        (_, true, true) => "chart-role-kin",
        (_, _, true) => "chart-role-held-out",
    }
}
