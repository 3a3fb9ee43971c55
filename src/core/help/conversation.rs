//! The questions, one after the other: at most six, each of which may be skipped and taken back.

use strum::VariantArray;

use super::{Age, Answers, Country, Online, Place, Voice, What, Who};

/// One question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Question {
    /// Who asks.
    Who,
    /// What it is about.
    What,
    /// How old the person is.
    Age,
    /// Where the person lives.
    Country,
    /// Whether it is online, and where.
    Online,
    /// Whether somebody threatens.
    Threatened,
}

/// The answer to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// To [`Question::Who`].
    Who(Who),
    /// To [`Question::What`].
    What(What),
    /// To [`Question::Age`].
    Age(Age),
    /// To [`Question::Country`]; none for elsewhere.
    Country(Option<Country>),
    /// To [`Question::Online`].
    Online(Online, Place),
    /// To [`Question::Threatened`].
    Threatened(bool),
}

impl Question {
    /// What can be answered, in the order in which it is offered. Of the countries those that the directory knows; any other
    /// may be typed.
    pub fn answers(self) -> Vec<Answer> {
        match self {
            Self::Who => Who::VARIANTS.iter().copied().map(Answer::Who).collect(),
            Self::What => What::VARIANTS.iter().copied().map(Answer::What).collect(),
            Self::Age => [Age::Under18, Age::Under18Then, Age::Adult]
                .map(Answer::Age)
                .to_vec(),
            Self::Country => {
                let listed = Country::listed().into_iter().map(Some);
                listed.chain([None]).map(Answer::Country).collect()
            }
            Self::Online => [
                (Online::No, Place::Unknown),
                (Online::Yes, Place::Network),
                (Online::Yes, Place::Messages),
                (Online::Yes, Place::Website),
                (Online::Yes, Place::Unknown),
                (Online::Unknown, Place::Unknown),
            ]
            .map(|(online, place)| Answer::Online(online, place))
            .to_vec(),
            Self::Threatened => [true, false].map(Answer::Threatened).to_vec(),
        }
    }
}

impl Answer {
    /// The question that it answers.
    pub fn question(self) -> Question {
        match self {
            Self::Who(_) => Question::Who,
            Self::What(_) => Question::What,
            Self::Age(_) => Question::Age,
            Self::Country(_) => Question::Country,
            Self::Online(..) => Question::Online,
            Self::Threatened(_) => Question::Threatened,
        }
    }
}

/// What was asked so far, and what was told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conversation {
    /// None where a question was skipped.
    told: Vec<(Question, Option<Answer>)>,
}

impl Conversation {
    /// The questions for whoever answered so: those that would change nothing are left out.
    fn questions(answers: &Answers) -> Vec<Question> {
        use Question as Q;
        let mut all = vec![Q::Who, Q::What, Q::Age, Q::Country];
        if answers.what != What::Threat && answers.who != Who::Worried {
            all.extend([Q::Online, Q::Threatened]);
        }
        all
    }

    /// The question that is open; none when there is nothing left to ask.
    pub fn question(&self) -> Option<Question> {
        let open = |question: &Question| !self.told.iter().any(|(asked, _)| asked == question);
        Self::questions(&self.answers()).into_iter().find(open)
    }

    /// The number of the open question, from 1, and how many there are as far as is known.
    pub fn progress(&self) -> (usize, usize) {
        let count = Self::questions(&self.answers()).len();
        ((self.told.len() + 1).min(count), count)
    }

    /// Answers a question, whether or not it is the open one. An answer that was given before is replaced.
    pub fn answer(&mut self, answer: Answer) {
        self.put(answer.question(), Some(answer));
    }

    /// Leaves the open question without an answer.
    pub fn skip(&mut self) {
        if let Some(question) = self.question() {
            self.put(question, None);
        }
    }

    /// Leaves all questions that are still open without an answer.
    pub fn skip_all(&mut self) {
        while self.question().is_some() {
            self.skip();
        }
    }

    /// Takes back the last answer, or the last skipped question.
    pub fn back(&mut self) {
        self.told.pop();
    }

    fn put(&mut self, question: Question, answer: Option<Answer>) {
        match self.told.iter_mut().find(|(asked, _)| *asked == question) {
            Some(told) => told.1 = answer,
            None => self.told.push((question, answer)),
        }
    }

    /// What was told so far; what was skipped or not asked yet is as nobody told it.
    pub fn answers(&self) -> Answers {
        let mut all = Answers::default();
        for answer in self.told.iter().filter_map(|(_, answer)| *answer) {
            match answer {
                Answer::Who(who) => all.who = who,
                Answer::What(what) => all.what = what,
                Answer::Age(age) => all.age = age,
                Answer::Country(country) => all.country = country,
                Answer::Online(online, place) => (all.online, all.place) = (online, place),
                Answer::Threatened(yes) => all.threatened = yes,
            }
        }
        if all.online != Online::Yes {
            all.place = Place::Unknown;
        }
        all
    }

    /// How whoever answers is spoken to.
    pub fn voice(&self) -> Voice {
        self.answers().voice()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_six_questions_at_most_and_each_may_be_skipped() {
        for &who in Who::VARIANTS {
            for &what in What::VARIANTS {
                let mut talk = Conversation::default();
                talk.answer(Answer::Who(who));
                talk.answer(Answer::What(what));
                let mut asked = 2;
                while let Some(question) = talk.question() {
                    asked += 1;
                    assert_eq!(talk.progress().0, asked, "{question:?}");
                    assert!(question.answers().len() >= 2);
                    talk.skip();
                }
                assert!(asked <= 6 && asked == talk.progress().1);
                assert_eq!(
                    talk.answers(),
                    Answers {
                        who,
                        what,
                        ..Answers::default()
                    }
                );
            }
        }
        let mut silent = Conversation::default();
        silent.skip_all();
        assert_eq!(silent.question(), None);
        assert_eq!(silent.answers(), Answers::default());
    }

    #[test]
    fn answers_come_in_any_order_and_the_last_one_counts() {
        let mut talk = Conversation::default();
        talk.answer(Answer::Threatened(true));
        assert_eq!(talk.question(), Some(Question::Who));
        talk.answer(Answer::Who(Who::Friend));
        talk.answer(Answer::Who(Who::Parent));
        assert_eq!(talk.question(), Some(Question::What));
        talk.back();
        assert_eq!(talk.question(), Some(Question::Who));
        assert!(talk.answers().threatened);
    }

    #[test]
    fn a_place_without_being_online_counts_for_nothing() {
        let mut talk = Conversation::default();
        talk.answer(Answer::Online(Online::No, Place::Messages));
        assert_eq!(talk.answers().place, Place::Unknown);
    }

    #[test]
    fn every_answer_belongs_to_its_question() {
        let mut talk = Conversation::default();
        while let Some(question) = talk.question() {
            for answer in question.answers() {
                assert_eq!(answer.question(), question);
            }
            talk.skip();
        }
    }
}
