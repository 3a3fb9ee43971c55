//! A parent: opens a photo, covers one face, cloaks another, asks the jury, shares what is proved clean.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use ombrelle_mobile::{
    Age, Audience, Basis, ConsentBook, CopyFormat, CopyOptions, Cover, Decision, FaceFinder,
    FoundFace, HostError, Job, JuryVerdict, Language, NewDecision, NewPerson, Phase, Pixels,
    ProgressListener, Region, Session, Strength, Terms, check_caption, default_copy, default_terms,
};

use crate::{FACES, NOTHING, bare, code, drawn, models, opened, photo_of_two};

#[derive(Default)]
struct Heard {
    phases: Mutex<Vec<Phase>>,
    steps: AtomicU64,
}

impl ProgressListener for Heard {
    fn step(&self, phase: Phase, done: u64, total: u64) -> Result<(), HostError> {
        assert!(done <= total, "{phase:?}");
        self.steps.fetch_add(1, Ordering::Relaxed);
        let mut phases = self.phases.lock().unwrap();
        if phases.last() != Some(&phase) {
            phases.push(phase);
        }
        Ok(())
    }
}

#[test]
fn a_parent_covers_one_face_cloaks_another_and_shares_proved_bytes() {
    let Some(bytes) = photo_of_two() else { return };
    let session = Session::new(models(), Language::English, 0);
    let heard = Arc::new(Heard::default());
    let job = Job::watched(heard.clone());
    let photo = session
        .clone()
        .open(bytes, Some("IMG_2041.jpg".into()), FACES, Some(job.clone()))
        .unwrap();
    if !photo.missing().is_empty() {
        assert!(std::env::var_os("CI").is_none(), "no face finder in CI");
        println!("skipped: {:?}", photo.missing());
        return;
    }
    let faces = photo.faces().unwrap();
    assert!(faces.len() >= 2, "{} faces", faces.len());
    let draft = photo.clone().draft(default_terms());
    assert!(
        draft
            .faces()
            .iter()
            .all(|face| face.basis == Basis::Unsaid
                && matches!(face.decision, Decision::Cover { .. }))
    );
    let sticker = Decision::Cover {
        cover: Cover::Sticker,
    };
    draft.decide(1, sticker).unwrap();
    let cloak = Decision::Cloak {
        strength: Strength::Light,
    };
    draft.decide(2, cloak).unwrap();
    let mut options = default_copy(Some(Audience::FamilyChat));
    options.steps = 2;
    draft.set_copy_options(options);
    let sketch = draft.sketch(400, None).unwrap();
    assert_eq!(sketch.rgba.len() as u32, 4 * sketch.width * sketch.height);
    let copy = draft.protect(Some(job)).unwrap();
    assert_eq!(copy.format(), CopyFormat::Jpeg);
    assert_eq!(copy.file_name(), "photo-1.jpg");
    assert!(copy.report().iter().any(|line| line.contains("cloak")));
    assert!(!copy.report_json().contains("IMG_2041"));
    let verdicts = copy.verdicts().unwrap();
    assert_eq!(verdicts.faces.len(), 1);
    assert_eq!(verdicts.faces[0].number, 2);
    // What a recipient opens gives nothing away but the mark against data mining.
    let told = session.inspect(copy.bytes(), None, None).unwrap();
    assert!(told.complete);
    let clues: Vec<&str> = told.findings.iter().map(|one| one.clue.as_str()).collect();
    assert!(clues.iter().all(|clue| *clue == "mining-mark"), "{clues:?}");
    let judged = session
        .judge(copy.bytes(), photo.clone(), Vec::new(), 0, None)
        .unwrap();
    assert!(judged.faces.len() >= 2);
    assert_ne!(judged.faces[0].verdict, JuryVerdict::Recognised);
    // The same photo, draft and program give the same bytes, also with networks that were let go of.
    session.unload();
    assert_eq!(draft.protect(None).unwrap().bytes(), copy.bytes());
    // Whoever found them first, the faces are the same and no other finder's are lost.
    let count = photo.faces().unwrap().len();
    photo
        .find_faces_with(Arc::new(Platform(vec![seen(2.0, 2.0)])), 160)
        .unwrap();
    let again = Arc::new(Platform(vec![seen(2.0, 2.0)]));
    photo.find_faces_with(again, 160).unwrap();
    photo.find_faces(None).unwrap();
    assert_eq!(photo.faces().unwrap().len(), count + 1);
    let copy = photo.draft(default_terms()).protect(None).unwrap();
    let report: serde_json::Value = serde_json::from_str(&copy.report_json()).unwrap();
    assert_eq!(report["detector"], "centerface, ml-kit");
    let phases = heard.phases.lock().unwrap();
    for phase in [
        Phase::Finding,
        Phase::Covering,
        Phase::Cloaking,
        Phase::Judging,
    ] {
        assert!(phases.contains(&phase), "{phase:?} of {phases:?}");
    }
    assert!(heard.steps.load(Ordering::Relaxed) > 10);
}

#[test]
fn without_networks_a_person_draws_and_the_copy_says_what_nobody_looked_for() {
    let session = bare();
    let looks = ombrelle_mobile::Looks {
        faces: true,
        text: true,
    };
    let photo = session
        .clone()
        .open(drawn(320, 240, 1), None, looks, None)
        .unwrap();
    assert_eq!((photo.faces(), photo.text()), (None, None));
    assert_eq!(photo.missing().len(), 2);
    assert!(
        photo
            .check()
            .nothing_found
            .is_none_or(|said| !said.is_empty())
    );
    let draft = photo.draft(default_terms());
    let region = Region {
        x: 100.0,
        y: 80.0,
        width: 60.0,
        height: 70.0,
    };
    assert_eq!(draft.draw(region).unwrap(), 1);
    let copy = draft.protect(None).unwrap();
    let seen = copy.preview(u32::MAX, None).unwrap();
    let middle = ((115 * seen.width + 130) * 4) as usize;
    let around = ((115 * seen.width + 134) * 4) as usize;
    assert_eq!(seen.rgba[middle..middle + 4], seen.rgba[around..around + 4]);
    assert!(
        copy.report()
            .iter()
            .any(|line| line.contains("not installed") || line.contains("looked for"))
    );
    assert_eq!(copy.evaluation(), Vec::<String>::new());
    // It is told what can be done about it, and of no command.
    let report = copy.report().join(" ");
    assert!(report.contains("a smaller copy makes that harder"));
    assert!(!report.contains("--"), "{report}");
}

#[test]
fn what_an_app_did_not_look_for_is_not_told_as_what_the_person_asked() {
    let asked = [
        (Language::English, "nobody looked for faces", "you asked"),
        (Language::French, "personne n’a cherché", "demandé"),
    ];
    for (language, said, not_said) in asked {
        let photo = opened(&Session::new("/nowhere".into(), language, 1));
        let copy = photo.draft(default_terms()).protect(None).unwrap();
        let report = copy.report().join(" ");
        assert!(report.contains(said), "{report}");
        assert!(!report.contains(not_said), "{report}");
    }
}

/// The face finder of a phone that always sees the same places.
struct Platform(Vec<FoundFace>);

impl FaceFinder for Platform {
    fn name(&self) -> String {
        "ml-kit".into()
    }

    fn find(&self, picture: Pixels) -> Result<Vec<FoundFace>, HostError> {
        assert_eq!(picture.width, 160);
        Ok(self.0.clone())
    }
}

fn seen(x: f32, y: f32) -> FoundFace {
    let (width, height) = (20.0, 24.0);
    FoundFace {
        region: Region {
            x,
            y,
            width,
            height,
        },
        landmarks: Vec::new(),
        score: Some(0.9),
    }
}

#[test]
fn faces_that_the_system_of_a_phone_finds_are_covered_and_never_uncover_others() {
    let photo = opened(&bare());
    let draft = photo.clone().draft(default_terms());
    let find = |faces| photo.find_faces_with(Arc::new(Platform(faces)), 160);
    find(vec![seen(40.0, 30.0)]).unwrap();
    // In pixels of the photo, not of what the finder was shown.
    assert_eq!(photo.faces().unwrap()[0].region.x, 80.0);
    // The same face again, and another one.
    find(vec![seen(100.0, 70.0), seen(41.0, 31.0)]).unwrap();
    let faces = photo.faces().unwrap();
    assert_eq!(faces.len(), 2);
    assert_eq!(faces[0].region.x, 80.0);
    // A draft that was made before takes them in.
    let copy = draft.protect(None).unwrap();
    let report: serde_json::Value = serde_json::from_str(&copy.report_json()).unwrap();
    // Who looked twice is named once.
    assert_eq!(report["detector"], "ml-kit");
    let covers = report["faces"].as_array().unwrap().iter();
    assert!(covers.clone().count() == 2 && covers.clone().all(|face| face["cover"] == "fill"));
    // Faces that are no places take nothing in.
    let mut nowhere = seen(f32::NAN, 3.0);
    assert_eq!(
        code(find(vec![seen(5.0, 5.0), nowhere.clone()])),
        "wrong-value"
    );
    nowhere.region.x = 1e9;
    assert_eq!(code(find(vec![nowhere])), "wrong-value");
    assert_eq!(photo.faces().unwrap().len(), 2);
    // Our own network is missing here: what others found stays, and that it is missing is told.
    photo.find_faces(None).unwrap();
    assert_eq!(
        (photo.faces().unwrap().len(), photo.missing().len()),
        (2, 1)
    );
}

#[test]
fn a_parent_has_a_photo_looked_at_harder_and_nothing_that_is_known_is_lost() {
    let Some(bytes) = photo_of_two() else { return };
    let session = Session::new(models(), Language::English, 0);
    let open = |looks| session.clone().open(bytes.clone(), None, looks, None);
    let photo = open(FACES).unwrap();
    if !photo.missing().is_empty() {
        assert!(std::env::var_os("CI").is_none(), "no face finder in CI");
        println!("skipped: {:?}", photo.missing());
        return;
    }
    let known = photo.faces().unwrap();
    assert_eq!(photo.perhaps_no_face(), None, "nobody looked harder");
    let draft = photo.clone().draft(default_terms());
    let added = photo.look_harder(None).unwrap() as usize;
    let faces = photo.faces().unwrap();
    assert_eq!(faces.len(), known.len() + added);
    assert_eq!(faces[..known.len()], known[..]);
    let numbers = photo.perhaps_no_face().unwrap();
    let new = known.len() as u32 + 1..=faces.len() as u32;
    assert!(numbers.iter().copied().eq(new), "{numbers:?}");
    // Once is enough, and a usual look after it loses nothing.
    assert_eq!(photo.look_harder(None).unwrap(), 0);
    photo.find_faces(None).unwrap();
    assert_eq!(photo.faces().unwrap(), faces);
    assert_eq!(photo.perhaps_no_face().unwrap(), numbers);
    // The draft of before covers them, too, and the report says what they are.
    let copy = draft.protect(None).unwrap();
    let report: serde_json::Value = serde_json::from_str(&copy.report_json()).unwrap();
    assert_eq!(report["looked_harder"], serde_json::json!(numbers));
    let covers = report["faces"].as_array().unwrap().iter();
    assert!(covers.clone().count() == faces.len() && covers.clone().all(|f| f["cover"] == "fill"));
    // Where the system of the phone alone had looked, our own finder looks before.
    let photo = open(NOTHING).unwrap();
    let system = Arc::new(Platform(vec![seen(2.0, 2.0)]));
    photo.find_faces_with(system, 160).unwrap();
    let first = photo.faces().unwrap();
    let added = photo.look_harder(None).unwrap() as usize;
    let faces = photo.faces().unwrap();
    assert_eq!(faces.len(), 1 + added);
    assert_eq!(faces[0], first[0]);
    assert!(known.iter().all(|face| faces.contains(face)));
    assert!(!photo.perhaps_no_face().unwrap().contains(&2), "a sure one");
    let copy = photo.draft(default_terms()).protect(None).unwrap();
    let report: serde_json::Value = serde_json::from_str(&copy.report_json()).unwrap();
    assert_eq!(report["detector"], "ml-kit, centerface");
}

#[test]
fn without_networks_nobody_says_that_a_photo_was_looked_at_harder() {
    let photo = opened(&bare());
    assert_eq!(photo.look_harder(None).unwrap(), 0);
    assert_eq!((photo.faces(), photo.perhaps_no_face()), (None, None));
    assert_eq!(photo.missing().len(), 1);
    photo
        .find_faces_with(Arc::new(Platform(vec![seen(40.0, 30.0)])), 160)
        .unwrap();
    assert_eq!(photo.look_harder(None).unwrap(), 0);
    assert_eq!(photo.faces().unwrap().len(), 1);
    assert_eq!(photo.perhaps_no_face(), None);
    assert_eq!(photo.missing().len(), 1);
    let job = Job::new();
    job.cancel();
    assert_eq!(code(photo.look_harder(Some(job))), "cancelled");
}

fn child() -> NewPerson {
    NewPerson {
        name: "Zoé".into(),
        age: Age::Under7,
        ours: true,
        parents: vec!["Anna".into()],
    }
}

#[test]
fn nobody_is_shown_without_the_rule_of_the_consent_book() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder
        .path()
        .join("album.age")
        .to_string_lossy()
        .into_owned();
    let book = ConsentBook::create(path, "correct horse".into(), Language::French).unwrap();
    let zoe = book.add_person(child()).unwrap();
    let session = bare();
    session.use_book(Some(book.clone()));
    let photo = opened(&session);
    photo
        .find_faces_with(Arc::new(Platform(vec![seen(40.0, 30.0)])), 160)
        .unwrap();
    let terms = Terms {
        audience: Some(Audience::FamilyChat),
        cloak: None,
        ..default_terms()
    };
    let draft = photo.draft(terms);
    draft.name(1, Some(zoe)).unwrap();
    assert!(draft.faces()[0].bound);
    assert_eq!(code(draft.decide(1, Decision::Show)), "bound");
    assert_eq!(code(draft.take_away(1)), "bound");
    assert!(!book.ruling(zoe, Audience::FamilyChat).unwrap().shown);
    let agreed = NewDecision {
        audience: Audience::FamilyChat,
        shown: true,
        until: None,
        agreed: vec!["Anna".into()],
    };
    let number = book.record(zoe, agreed.clone()).unwrap();
    assert!(book.ruling(zoe, Audience::FamilyChat).unwrap().shown);
    draft.renew();
    assert_eq!(draft.faces()[0].decision, Decision::Show);
    let early = draft.protect(None).unwrap();
    assert!(early.shows_somebody() && early.still_holds());
    assert!(book.note_copy(early.clone(), "at the lake".into()).unwrap());
    // Sentences stand by themselves: neither indented nor as the points of a list.
    let ruling = draft.faces().remove(0).ruling.unwrap();
    let decision = book.decisions().remove(0).sentence;
    let shared = book.shared_photos().remove(0).sentence;
    for (said, begin) in [
        (ruling, "the family chat"),
        (decision, "Décision 1"),
        (shared, "at the lake"),
    ] {
        assert!(said.starts_with(begin), "{said}");
    }
    // Whoever the book binds by the time of the copy is covered, whatever the draft said.
    let concerned = book.withdraw(number).unwrap();
    assert_eq!(concerned.len(), 1);
    assert_eq!(concerned[0].photo, "at the lake");
    assert!(!early.still_holds(), "made before the withdrawal");
    let copy = draft.protect(None).unwrap();
    assert!(!copy.shows_somebody() && copy.still_holds());
    assert!(!book.note_copy(copy, "again".into()).unwrap());
    // Agreed anew, it holds; without the book nobody is known.
    book.record(zoe, agreed).unwrap();
    assert!(early.still_holds());
    session.use_book(None);
    assert!(!early.still_holds());
    draft.renew();
    assert!(draft.faces()[0].bound);
}

/// Each book counts people from 1.
#[test]
fn a_number_of_one_consent_book_is_nobody_in_another() {
    let folder = tempfile::tempdir().unwrap();
    let opened_or_made = |name: &str, open: bool| {
        let path = folder.path().join(name).to_string_lossy().into_owned();
        let (passphrase, language) = ("correct horse".into(), Language::English);
        match open {
            true => ConsentBook::open(path, passphrase, language).unwrap(),
            false => ConsentBook::create(path, passphrase, language).unwrap(),
        }
    };
    let family = opened_or_made("family.age", false);
    let zoe = family.add_person(child()).unwrap();
    let class = opened_or_made("class.age", false);
    let somebody = class.add_person(child()).unwrap();
    assert_eq!(zoe, somebody);
    let decision = NewDecision {
        audience: Audience::FamilyChat,
        shown: true,
        until: None,
        agreed: vec!["Anna".into()],
    };
    class.record(somebody, decision).unwrap();
    let session = bare();
    session.use_book(Some(family.clone()));
    let photo = opened(&session);
    photo
        .find_faces_with(Arc::new(Platform(vec![seen(40.0, 30.0)])), 160)
        .unwrap();
    let terms = Terms {
        audience: Some(Audience::FamilyChat),
        cloak: None,
        ..default_terms()
    };
    let draft = photo.draft(terms);
    draft.name(1, Some(zoe)).unwrap();
    // Locked and opened again, it is the same book.
    session.use_book(None);
    drop(family);
    draft.renew();
    session.use_book(Some(opened_or_made("family.age", true)));
    draft.renew();
    assert_eq!(draft.faces()[0].person, Some(zoe));
    session.use_book(Some(class));
    draft.renew();
    let face = draft.faces().remove(0);
    assert_eq!(face.person, None);
    assert!(matches!(face.decision, Decision::Cover { .. }));
    assert!(!draft.protect(None).unwrap().shows_somebody());
    // Whoever says so in the book that is asked now is shown.
    draft.name(1, Some(somebody)).unwrap();
    assert_eq!(draft.faces()[0].decision, Decision::Show);
}

/// Somebody who lost the passphrase begins anew in the place of the former book, which counts from 1 as well; so does an earlier version that is
/// put back go on with numbers that were given.
#[test]
fn a_number_of_a_consent_book_is_nobody_in_one_that_takes_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("album.age");
    let path = file.to_string_lossy().into_owned();
    let (words, language) = ("correct horse".to_owned(), Language::English);
    let made = || ConsentBook::create(path.clone(), words.clone(), language).unwrap();
    let agreed = NewDecision {
        audience: Audience::FamilyChat,
        shown: true,
        until: None,
        agreed: vec!["Anna".into()],
    };
    let shown_in = |book: &ConsentBook| {
        let zoe = book.add_person(child()).unwrap();
        book.record(zoe, agreed.clone()).unwrap();
        zoe
    };
    let book = made();
    let zoe = shown_in(&book);
    let session = bare();
    session.use_book(Some(book.clone()));
    let photo = opened(&session);
    photo
        .find_faces_with(Arc::new(Platform(vec![seen(40.0, 30.0)])), 160)
        .unwrap();
    let terms = Terms {
        audience: Some(Audience::FamilyChat),
        cloak: None,
        ..default_terms()
    };
    let draft = photo.draft(terms);
    draft.name(1, Some(zoe)).unwrap();
    let copy = draft.protect(None).unwrap();
    assert!(copy.shows_somebody());
    session.use_book(None);
    drop(book);
    for ending in ["", ".previous", ".lock"] {
        std::fs::remove_file(format!("{path}{ending}")).unwrap();
    }
    let anew = made();
    assert_eq!(shown_in(&anew), zoe, "another child of the same number");
    session.use_book(Some(anew.clone()));
    draft.renew();
    let face = draft.faces().remove(0);
    assert_eq!(face.person, None);
    assert!(matches!(face.decision, Decision::Cover { .. }));
    assert_eq!(
        code(anew.note_copy(copy, "at the lake".into())),
        "another-book"
    );

    draft.name(1, Some(zoe)).unwrap();
    session.use_book(None);
    drop(anew);
    std::fs::write(&file, "damaged").unwrap();
    let back = ConsentBook::restore(path.clone(), words.clone(), language).unwrap();
    session.use_book(Some(back));
    draft.renew();
    assert_eq!(draft.faces()[0].person, None);
}

/// A copy that was made before the app turned to another book: its numbers are of the former one.
#[test]
fn a_copy_is_noted_by_the_consent_book_that_was_asked_for_it_and_by_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let made = |name: &str| {
        let path = folder.path().join(name).to_string_lossy().into_owned();
        let book = ConsentBook::create(path, "correct horse".into(), Language::English).unwrap();
        let zoe = book.add_person(child()).unwrap();
        let decision = NewDecision {
            audience: Audience::FamilyChat,
            shown: true,
            until: None,
            agreed: vec!["Anna".into()],
        };
        book.record(zoe, decision).unwrap();
        (book, zoe)
    };
    let ((family, zoe), (class, somebody)) = (made("family.age"), made("class.age"));
    assert_eq!(zoe, somebody);
    let session = bare();
    session.use_book(Some(family.clone()));
    let photo = opened(&session);
    photo
        .find_faces_with(Arc::new(Platform(vec![seen(40.0, 30.0)])), 160)
        .unwrap();
    let terms = Terms {
        audience: Some(Audience::FamilyChat),
        cloak: None,
        ..default_terms()
    };
    let draft = photo.draft(terms);
    draft.name(1, Some(zoe)).unwrap();
    let copy = draft.protect(None).unwrap();
    assert!(copy.shows_somebody());
    session.use_book(Some(class.clone()));
    let noted = class.note_copy(copy.clone(), "at the lake".into());
    assert_eq!(code(noted), "another-book");
    assert!(class.shared_photos().is_empty());
    assert!(family.note_copy(copy, "at the lake".into()).unwrap());
    assert_eq!(family.shared_photos()[0].people, [zoe]);
    // A copy that the other book was asked for is of that one.
    draft.name(1, Some(somebody)).unwrap();
    let copy = draft.protect(None).unwrap();
    assert!(class.note_copy(copy.clone(), " ".into()).unwrap());
    // No words would find nothing again.
    assert_eq!(class.shared_photos()[0].photo, copy.file_name());
}

/// A class that is kept without names: somebody is called as somebody else is numbered.
#[test]
fn a_ruling_is_about_the_number_whatever_anybody_is_called() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("album.age");
    let path = path.to_string_lossy().into_owned();
    let book = ConsentBook::create(path, "correct horse".into(), Language::English).unwrap();
    let refused = book.add_person(child()).unwrap();
    let agreed = NewPerson {
        name: refused.to_string(),
        ..child()
    };
    let agreed = book.add_person(agreed).unwrap();
    let decision = NewDecision {
        audience: Audience::FamilyChat,
        shown: true,
        until: None,
        agreed: vec!["Anna".into()],
    };
    book.record(agreed, decision).unwrap();
    assert!(book.ruling(agreed, Audience::FamilyChat).unwrap().shown);
    assert!(!book.ruling(refused, Audience::FamilyChat).unwrap().shown);
    let nobody = book.ruling(agreed + 1, Audience::FamilyChat);
    assert_eq!(code(nobody), "no-such-person");
}

#[test]
fn a_photo_may_be_let_go_of_while_it_is_worked_on() {
    let session = bare();
    let photo = session
        .clone()
        .open(drawn(900, 700, 2), None, NOTHING, None)
        .unwrap();
    let draft = photo.draft(default_terms());
    let region = Region {
        x: 0.0,
        y: 0.0,
        width: 400.0,
        height: 400.0,
    };
    draft.draw(region).unwrap();
    drop(session);
    let (one, other) = (draft.clone(), draft);
    let (one, other) = std::thread::scope(|threads| {
        let one = threads.spawn(move || one.protect(None).unwrap().bytes());
        let other = threads.spawn(move || other.protect(None).unwrap().bytes());
        (one.join().unwrap(), other.join().unwrap())
    });
    assert_eq!(one, other);
}

#[test]
fn the_words_beside_a_photo_are_read_before_they_are_posted() {
    for language in [Language::English, Language::French] {
        let told = check_caption("Emma, 6 ans, école Jules Ferry #rentree".into(), language);
        let codes: Vec<_> = told.found.iter().map(|leak| leak.code.as_str()).collect();
        assert_eq!(codes.first(), Some(&"school"), "{codes:?}");
        assert!(
            codes.contains(&"name") && codes.contains(&"age"),
            "{codes:?}"
        );
        for leak in &told.found {
            assert!(leak.sentence.contains(&leak.content) && !leak.advice.is_empty());
        }
        assert!(told.complete && told.limits.len() == 1);
        let none = check_caption(String::new(), language);
        assert!(none.found.is_empty() && !none.heading.is_empty());
        let long = check_caption("x ".repeat(20_000), language);
        assert!(!long.complete && long.limits.len() == 2);
    }
}

#[test]
fn a_copy_from_a_phone_for_everybody_is_smaller_unless_the_person_says_otherwise() {
    let terms = |audience| Terms {
        audience: Some(audience),
        ..default_terms()
    };
    let draft = opened(&bare()).draft(terms(Audience::Public));
    assert_eq!(draft.copy_options(), default_copy(Some(Audience::Public)));
    assert_eq!(draft.copy_options().max_side, Some(1600));
    draft.set_terms(terms(Audience::FamilyChat));
    assert_eq!(draft.copy_options().max_side, None);
    let own = CopyOptions {
        max_side: Some(300),
        ..draft.copy_options()
    };
    draft.set_copy_options(own);
    draft.set_terms(terms(Audience::Public));
    assert_eq!(draft.copy_options(), own);
}
