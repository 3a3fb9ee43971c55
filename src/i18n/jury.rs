//! What the jury says, in plain words: about what was tried, and as plainly about what was not.

use ombrelle_core::evaluate::{
    ChartWords, Distortion, FaceJudgement, Judgement, NotTried, RecogniserResult, Reference,
    Verdict, WitnessReport,
};
use ombrelle_core::protect::Evaluation;

use crate::{Value, Words};

impl Words {
    /// The whole judgement: each face, who was asked, what was not tried.
    pub fn judgement(&self, judgement: &Judgement) -> Vec<String> {
        let mut lines = Vec::new();
        for face in &judgement.faces {
            lines.extend(self.judged_face(judgement, face));
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

    /// What the jury says of each face, and that there is more to ask for.
    pub fn verdicts(&self, judgement: &Judgement) -> Vec<String> {
        let faces = judgement.faces.iter();
        let mut lines: Vec<String> = faces
            .flat_map(|face| self.judged_face(judgement, face))
            .collect();
        lines.push(self.say("jury-more", &[]));
        lines
    }

    /// The verdict on one face, and what it rests on.
    fn judged_face(&self, judgement: &Judgement, face: &FaceJudgement) -> Vec<String> {
        let mut lines = vec![self.verdict(judgement, face)];
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
        if let Some(seen) = face.looks.and_then(|looks| looks.visibility()) {
            add(self.say(&format!("jury-seen-{}", seen.code()), &[]));
        }
        lines
    }

    /// Whether a face is matched to other photos, which is another question than whether it is matched to the photo that it was
    /// made from; none where no other photo was given.
    fn elsewhere(&self, face: &FaceJudgement) -> Option<String> {
        let code = face.elsewhere?.code();
        let values = [("number", face.number.into())];
        Some(self.say(&format!("jury-elsewhere-{code}"), &values))
    }

    /// The verdict on one face, and what to do next.
    pub fn verdict(&self, judgement: &Judgement, face: &FaceJudgement) -> String {
        let mut values: Vec<(&str, Value)> = vec![("number", face.number.into())];
        if matches!(
            face.verdict,
            Verdict::HiddenFromAll | Verdict::HiddenFromKin
        ) {
            values.push(("witnesses", judgement.witnesses.len().into()));
            values.push(("journeys", judgement.journeys.len().into()));
        }
        let verdict = self.say(&format!("jury-verdict-{}", face.verdict.code()), &values);
        let next = match (face.covered, face.verdict) {
            (true, Verdict::HiddenFromAll | Verdict::HiddenFromKin) => "covered",
            (_, verdict) => verdict.code(),
        };
        format!("{verdict} {}", self.say(&format!("jury-next-{next}"), &[]))
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
