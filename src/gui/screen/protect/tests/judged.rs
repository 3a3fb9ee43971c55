//! What the jury says of a finished photo, in the panel beside it.

use iced::advanced::renderer::Headless;
use iced::advanced::widget::operation::{Operation, Outcome, black_box};
use iced::futures::executor::block_on;
use iced_test::runtime::UserInterface;
use iced_test::runtime::user_interface::Cache;
use ombrelle_core::error::{Cancelled, Error, ErrorKind, EvaluateError, NetworkError};
use ombrelle_core::evaluate::{FaceJudgement, Judgement, Verdict, VisualDifference};
use ombrelle_core::protect::{Beside, Made, Strength};

use super::*;
use crate::accessibility::{Collect, Role};

/// The finished photo that is open, and of which version of the edit it is.
fn finished(stage: &Stage) -> (u64, Made) {
    let edit = stage.state.edit().unwrap();
    let photo = stage.view_of_photo().photo.as_ref().unwrap();
    let made = stage
        .session
        .protect(photo, edit.draft(), &Progress::default());
    (edit.version(), made.unwrap())
}

#[test]
fn a_verdict_that_cannot_be_given_never_takes_the_copy_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = astronaut_in(folder.path());
    let (version, mut made) = finished(&stage);
    made.evaluation = Evaluation::NotJudged(ErrorKind::Evaluate(EvaluateError::OtherPhoto));
    stage.state.photo_view.as_mut().unwrap().made = Some((version, Arc::new(made)));
    assert!(stage.shows("No verdict could be given; the copy is made as you decided. The covers leave too little of the photo to compare."));
    stage.key(Shortcut::Save);
    assert!(folder.path().join("a.protected.jpg").is_file());
    let notice = stage.told.pop().expect("it is told");
    assert!(notice.what.contains("1 protected copy is saved."));
    assert!(
        notice
            .advice
            .contains("No verdict on the cloak could be given for 1 photo: a.jpg.")
    );
}

#[test]
fn whoever_chooses_the_light_cloak_reads_that_it_hides_hardly_anybody() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = astronaut_in(folder.path());
    stage.say(Message::View(ViewMessage::Choose(Some(1))));
    let honest = "In our measurements nearly every recogniser still knew every face with the light cloak. It is hardly seen, and hides hardly anybody.";
    for (strength, told) in [
        (Strength::Balanced, false),
        (Strength::Light, true),
        (Strength::Strong, false),
    ] {
        let cloak = Decision::Cloak(strength);
        stage.say(Message::Edit(EditMessage::Decide(1, cloak)));
        assert_eq!(stage.shows(honest), told, "{strength:?}");
    }
}

/// A judgement of one face that is as like to what it was as `ssim` says.
fn judged(ssim: f32, covered: bool) -> Judgement {
    let face = FaceJudgement {
        number: 1,
        region: Region {
            x: 10.0,
            y: 10.0,
            width: 90.0,
            height: 120.0,
        },
        found: None,
        covered,
        verdict: Verdict::HiddenFromSome,
        elsewhere: None,
        doubts: Vec::new(),
        looks: Some(VisualDifference {
            ssim: Some(ssim),
            ssimulacra2: None,
            psnr: Some(30.0),
        }),
        hearings: Vec::new(),
    };
    Judgement {
        version: 2,
        ombrelle: "0",
        width: 640,
        height: 480,
        seed: 0,
        others: 0,
        witnesses: Vec::new(),
        journeys: Vec::new(),
        faces: vec![face],
        not_tried: Vec::new(),
    }
}

#[test]
fn below_the_verdict_on_a_face_stands_how_plainly_its_change_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = astronaut_in(folder.path());
    let (version, made) = finished(&stage);
    let sentences = [
        "The change of this face is hardly seen.",
        "The change of this face is seen when you look for it.",
        "The change of this face is plainly seen.",
    ];
    for (ssim, covered, seen) in [
        (0.99, false, Some(0)),
        (0.96, false, Some(1)),
        (0.9, false, Some(2)),
        // Of what nothing is left, nobody has to hear that its change is seen.
        (0.2, true, None),
    ] {
        let mut made = made.clone();
        let judgement = judged(ssim, covered);
        let verdict = stage.words.cloaked_verdict(&judgement, &judgement.faces[0]);
        made.evaluation = Evaluation::Judged(judgement);
        stage.state.photo_view.as_mut().unwrap().made = Some((version, Arc::new(made)));
        assert!(stage.shows(&verdict));
        for (number, sentence) in sentences.into_iter().enumerate() {
            assert_eq!(stage.shows(sentence), seen == Some(number), "{ssim}");
        }
    }
}

/// What is on the button that asks where there is one other photo.
const ASK: &str = "Compare with the other photo here";

/// Two photos of the same people, of which the first is open and finished, with a verdict on its first face.
fn judged_beside_another(folder: &Path) -> Stage {
    let photos = ["a.jpg", "b.jpg"].map(|name| folder.join(name));
    for photo in &photos {
        std::fs::copy(astronaut(), photo).unwrap();
    }
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(photos.to_vec()));
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    let (version, mut made) = finished(&stage);
    made.evaluation = Evaluation::Judged(judged(0.99, false));
    stage.state.photo_view.as_mut().unwrap().made = Some((version, Arc::new(made)));
    stage
}

/// What a screen reader is told, but for what is pressed.
fn told(stage: &Stage) -> Vec<String> {
    let ui = Ui {
        words: &stage.words,
        look: Look::of(&stage.settings, iced::theme::Mode::Light),
        now: ombrelle_core::calendar::now(),
    };
    let renderer = iced::Renderer::new(crate::theme::FONT, iced::Pixels(16.0), Some("tiny-skia"));
    let mut renderer = block_on(renderer).unwrap();
    let view = stage.state.view(&ui);
    let mut shown = UserInterface::build(view, SIZE, Cache::default(), &mut renderer);
    let mut collect = Collect::new(String::new(), Outcome::Some);
    shown.operate(&renderer, &mut black_box(&mut collect));
    let Outcome::Some(tree) = collect.finish() else {
        panic!("no tree");
    };
    let all = tree.window.all();
    let said = all.iter().filter(|node| !node.is_used());
    said.filter(|node| matches!(node.is.role, Role::Text | Role::Heading))
        .map(|node| node.is.name.clone())
        .collect()
}

#[test]
fn the_other_photos_can_be_asked_about_only_where_there_are_some_and_a_face_is_cloaked() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = judged_beside_another(folder.path());
    assert!(stage.shows(ASK) && stage.shows("Beside your other photos"));
    // All faces are covered.
    let (version, made) = finished(&stage);
    assert_eq!(made.evaluation, Evaluation::NotNeeded);
    stage.state.photo_view.as_mut().unwrap().made = Some((version, Arc::new(made)));
    assert!(!stage.shows(ASK));
    // There is no other photo.
    let folder = tempfile::tempdir().unwrap();
    let mut alone = astronaut_in(folder.path());
    let (version, mut made) = finished(&alone);
    made.evaluation = Evaluation::Judged(judged(0.99, false));
    alone.state.photo_view.as_mut().unwrap().made = Some((version, Arc::new(made)));
    assert!(alone.shows("Details") && !alone.shows("Beside your other photos"));
}

#[test]
fn what_is_found_in_another_photo_is_told_below_the_verdict_which_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = judged_beside_another(folder.path());
    assert!(!stage.state.gallery.items[1].knows_faces());
    stage.press(ASK);
    let view = stage.view_of_photo();
    assert!(view.asking.is_none());
    let (version, answer) = view.beside.clone().expect("an answer");
    let beside = answer.as_ref().as_ref().unwrap();
    assert_eq!((beside.looked_at, beside.not_opened), (1, 0));
    assert_eq!(beside.photos, [1]);
    assert!(beside.judgement.faces[0].elsewhere.is_some());
    for line in stage.words.beside(beside) {
        assert!(stage.shows(&line), "{line}");
    }
    assert!(
        stage
            .shows("The face was compared with 1 photo of this person, out of 1 other photo here.")
    );
    let judgement = judged(0.99, false);
    let verdict = stage.words.cloaked_verdict(&judgement, &judgement.faces[0]);
    assert!(stage.shows(&verdict));
    // It can be asked again, and nobody looks for the faces of the other photo again, which nobody has opened.
    assert!(stage.shows(ASK));
    let other = &stage.state.gallery.items[1];
    assert!(other.knows_faces() && !other.opened);
    // What is changed since was not compared.
    stage.say(Message::Edit(EditMessage::NewBox));
    let now = stage.state.edit().unwrap().version();
    assert!(now != version && stage.view_of_photo().beside(now).is_none());
}

#[test]
fn an_answer_that_cannot_be_given_takes_nothing_away_and_whoever_stops_it_is_told_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = judged_beside_another(folder.path());
    let begin = |stage: &mut Stage| {
        let job = Job::new(stage.state.edit().unwrap().version());
        stage.state.photo_view.as_mut().unwrap().asking = Some(job.clone());
        job
    };
    let end = |stage: &mut Stage, job: &Job<u64>, kind: ErrorKind| {
        let answer = Arc::new(Err(Error::from(kind)));
        stage.say(Message::Beside(BesideMessage::Answered(job.id(), answer)));
    };
    let job = begin(&mut stage);
    assert!(stage.shows("Comparing with the other photos…") && !stage.shows(ASK));
    stage.press("Stop");
    assert!(job.is_stopping());
    end(&mut stage, &job, ErrorKind::Cancelled(Cancelled));
    assert!(stage.view_of_photo().beside.is_none() && stage.shows(ASK));
    // It stops by itself once the person decides otherwise.
    let job = begin(&mut stage);
    stage.say(Message::Edit(EditMessage::NewBox));
    stage.say(Message::Beside(BesideMessage::Reached(job.id(), 0.5)));
    assert!(job.is_stopping());
    end(&mut stage, &job, ErrorKind::Cancelled(Cancelled));
    let folder = tempfile::tempdir().unwrap();
    let mut stage = judged_beside_another(folder.path());
    let job = begin(&mut stage);
    let missing = ErrorKind::Network(NetworkError::RuntimeMissing);
    end(&mut stage, &job, missing.clone());
    let advice = stage.words.error(&Error::from(missing));
    let failed = format!(
        "No answer could be given on the other photos; the copy stays as it is. {}\n{}",
        advice.what_happened, advice.what_to_do
    );
    assert!(stage.shows(&failed) && stage.shows("Details") && stage.shows(ASK));
    stage.key(Shortcut::Save);
    assert!(folder.path().join("a.protected.jpg").is_file());
}

#[test]
fn a_screen_reader_is_told_the_answer_on_other_photos_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = judged_beside_another(folder.path());
    let version = stage.state.edit().unwrap().version();
    let mut judgement = judged(0.99, false);
    let mut nowhere = judgement.faces[0].clone();
    nowhere.number = 2;
    judgement.faces[0].elsewhere = Some(Verdict::HiddenFromSome);
    judgement.faces.push(nowhere);
    let beside = Beside {
        looked_at: 7,
        not_opened: 1,
        photos: vec![3, 0],
        judgement,
    };
    stage.state.photo_view.as_mut().unwrap().beside = Some((version, Arc::new(Ok(beside))));
    for (language, lines) in [
        (
            Language::English,
            [
                "Beside your other photos",
                "Face 1, beside the other photos that you gave: some recognisers matched it to them. Face search compares in this way. Cover it; if it has to stay visible, take the strong cloak, unless it has that already, or share the photo smaller, and ask again.",
                "The face was compared with 3 photos of this person, out of 7 other photos here.",
                "Face 2: as far as a recogniser can tell, this person is in no other photo here; 7 were looked at. So nothing is known about face search. Add photos in which the person is seen well and ask again, or cover the face if the child must not be found.",
                "1 photo could not be opened, and nothing was compared with it.",
            ],
        ),
        (
            Language::French,
            [
                "Face à vos autres photos",
                "Visage 1, face aux autres photos données\u{a0}: certains programmes l’en ont rapproché. C’est ainsi que compare la recherche de visages. Couvrez-le\u{202f}; s’il doit rester visible, prenez le voile fort, à moins qu’il ne l’ait déjà, ou partagez la photo en plus petit, puis demandez à nouveau.",
                "Le visage a été comparé à 3 photos de cette personne, sur 7 autres photos ici.",
                "Visage 2\u{a0}: pour autant qu’un programme de reconnaissance puisse en juger, cette personne n’est sur aucune autre photo ici\u{202f}; 7 ont été regardées. On ne sait donc rien de la recherche de visages. Ajoutez des photos où la personne se voit bien et demandez à nouveau, ou couvrez le visage si l’enfant ne doit pas être retrouvé.",
                "1 photo n’a pas pu être ouverte, et rien n’y a été comparé.",
            ],
        ),
    ] {
        stage.words = Words::new(language);
        let told = told(&stage);
        let place = |line: &str| {
            let place = told.iter().position(|said| said == line);
            place.unwrap_or_else(|| panic!("{line} in {told:#?}"))
        };
        let places = lines.map(place);
        assert!(places.is_sorted(), "in this order: {places:?}");
    }
}
