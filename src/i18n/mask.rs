//! A mask in words.

use ombrelle_core::protect::Cloaked;

use crate::{Value, Words};

impl Words {
    /// How a mask was learnt, and what to do with its file.
    pub fn mask(&self, path: &str, learnt: &Cloaked) -> Vec<String> {
        let count = |number: u32| Value::from(number as usize);
        let values = [
            ("to", path.into()),
            ("photos", count(learnt.learnt_from.unwrap_or(0))),
            ("steps", count(learnt.steps)),
        ];
        let beaten = [
            ("beaten", count(learnt.beaten)),
            ("count", count(learnt.surrogates)),
        ];
        vec![
            self.say("mask-learnt", &values),
            self.say("mask-beaten", &beaten),
            self.say("mask-keep", &[]),
        ]
    }
}
