//! Everything that hosts do wrong ends in an error that says what to do, in both languages.

use std::sync::Arc;

use ombrelle_mobile::{
    ConsentBook, CopyOptions, Day, Decision, FaceFinder, FoundFace, HostError, Job, Language,
    NewDecision, OmbrelleError, Phase, Pixels, ProgressListener, Region, Register, Session,
    Strength, default_copy, default_terms, fingerprint_of_bytes, language_of, phase_name,
};

use crate::{NOTHING, bare, code, drawn, opened};

const PLACE: Region = Region {
    x: 10.0,
    y: 10.0,
    width: 50.0,
    height: 50.0,
};

#[test]
fn files_that_are_no_pictures_are_errors_that_say_what_to_do() {
    for language in [Language::English, Language::French] {
        let session = Session::new("/nowhere".into(), language, 1);
        let open = |bytes: &[u8]| {
            let name = Some("Zoé at school.jpg".into());
            let opened = session.clone().open(bytes.to_vec(), name, NOTHING, None);
            opened.err().unwrap()
        };
        let cut = drawn(64, 64, 1);
        for (bytes, code) in [
            (&b""[..], "empty-file"),
            (b"hello", "not-a-picture"),
            (&cut[..cut.len() / 2], "truncated"),
        ] {
            let error = open(bytes);
            let advice = error.advice();
            assert_eq!(advice.code, code);
            assert!(matches!(error, OmbrelleError::File { .. }));
            assert!(!advice.what_happened.is_empty() && !advice.what_to_do.is_empty());
            assert!(!format!("{error:?}").contains("school"), "{error:?}");
        }
    }
    assert_eq!(language_of("fr-CA".into()), Some(Language::French));
    assert_eq!(language_of("tlh\0".into()), None);
    assert_ne!(
        phase_name(Phase::Proving, Language::English),
        phase_name(Phase::Proving, Language::French)
    );
}

/// Their decoders may end the process that they are in, and here that is the app (docs/avif.md, docs/jxl.md).
#[test]
fn what_a_phone_does_not_open_is_refused_by_name_and_no_sentence_promises_otherwise() {
    let files: [(&[u8], &str); 2] = [
        (b"\0\0\0\x1Cftypavif\0\0\0\0mif1avifmiaf", "AVIF"),
        (b"\xFF\x0A\x31\x41\x42\x71\x21\x00", "JPEG XL"),
    ];
    for (language, other, computer) in [
        (Language::English, "JPEG or PNG", "on a computer"),
        (Language::French, "JPEG ou en PNG", "sur ordinateur"),
    ] {
        let session = Session::new("/nowhere".into(), language, 1);
        let advice = |bytes: &[u8]| {
            let opened = session.clone().open(bytes.to_vec(), None, NOTHING, None);
            opened.err().unwrap().advice().clone()
        };
        let listed = advice(b"hello").what_to_do;
        for (file, name) in files {
            let refused = advice(file);
            assert_eq!(refused.code, "unsupported");
            assert!(refused.what_happened.contains(name), "{refused:?}");
            assert!(refused.what_to_do.contains(other), "{refused:?}");
            assert!(
                listed.contains(name) && listed.contains(computer),
                "{listed}"
            );
        }
    }
}

#[test]
fn numbers_and_boxes_out_of_range_change_nothing() {
    let session = Session::new("/no\0where".into(), Language::English, u32::MAX);
    let photo = opened(&session);
    let draft = photo.clone().draft(default_terms());
    for number in [0, 1, 7, u32::MAX] {
        assert_eq!(code(draft.decide(number, Decision::Show)), "no-such-face");
        assert_eq!(code(draft.name(number, Some(number))), "no-such-face");
        assert_eq!(code(draft.place(number, PLACE)), "no-such-face");
        assert_eq!(code(draft.take_away(number)), "no-such-face");
    }
    for side in [f32::NAN, f32::INFINITY, -1.0, 0.0, -f32::MIN_POSITIVE] {
        for wrong in [
            Region {
                width: side,
                ..PLACE
            },
            Region {
                height: side,
                ..PLACE
            },
        ] {
            let refused = draft.draw(wrong).err().unwrap();
            assert!(matches!(refused, OmbrelleError::Value { .. }), "{wrong:?}");
            assert!(draft.cover_text(wrong).is_err());
        }
    }
    let far = Region { x: 1e30, ..PLACE };
    assert!(draft.draw(far).is_err() && draft.faces().is_empty() && draft.text().is_empty());
    let vast = Region {
        x: -1e30,
        y: -1e30,
        width: f32::MAX,
        height: f32::MAX,
    };
    draft.draw(vast).unwrap();
    let tiny = Decision::Cloak {
        strength: Strength::Strong,
    };
    let small = Region {
        width: 3.0,
        height: 3.0,
        ..PLACE
    };
    let small = draft.draw(small).unwrap();
    assert!(matches!(
        draft.decide(small, tiny),
        Err(OmbrelleError::Refused { .. })
    ));
    draft.set_copy_options(CopyOptions {
        quality: 0,
        max_side: Some(0),
        steps: u32::MAX,
        seed: u64::MAX,
        ..default_copy(None)
    });
    let options = draft.copy_options();
    assert_eq!(
        (options.quality, options.max_side, options.steps),
        (1, Some(1), 1000)
    );
    let copy = draft.protect(None).unwrap();
    assert_eq!((copy.width(), copy.height()), (1, 1));
    assert_eq!(code(photo.preview(0)), "wrong-value");
    assert_eq!(code(draft.sketch(0, None)), "wrong-value");
    assert_eq!(code(copy.preview(0, None)), "wrong-value");
    let nobody = session.judge(copy.bytes(), photo, Vec::new(), 0, None);
    assert!(matches!(
        nobody,
        Err(OmbrelleError::Models { .. } | OmbrelleError::File { .. })
    ));
}

#[test]
fn a_cancelled_job_ends_at_once_however_often_it_is_cancelled() {
    let session = bare();
    let job = Job::new();
    job.cancel();
    job.cancel();
    assert!(job.is_cancelled());
    let stopped = |error: Option<OmbrelleError>| {
        assert!(
            matches!(error, Some(OmbrelleError::Cancelled { .. })),
            "{error:?}"
        );
    };
    let bytes = drawn(64, 64, 1);
    let open = session
        .clone()
        .open(bytes.clone(), None, NOTHING, Some(job.clone()));
    stopped(open.err());
    stopped(
        session
            .inspect(bytes.clone(), None, Some(job.clone()))
            .err(),
    );
    stopped(fingerprint_of_bytes(bytes, Language::English, Some(job.clone())).err());
    let draft = opened(&session).draft(default_terms());
    draft.draw(PLACE).unwrap();
    stopped(draft.protect(Some(job)).err());
    // The draft is as it was.
    draft.protect(None).unwrap();
}

struct Raises;

impl ProgressListener for Raises {
    fn step(&self, _: Phase, _: u64, _: u64) -> Result<(), HostError> {
        Err(HostError::Failed)
    }
}

impl FaceFinder for Raises {
    fn name(&self) -> String {
        String::new()
    }

    fn find(&self, _: Pixels) -> Result<Vec<FoundFace>, HostError> {
        Err(HostError::Failed)
    }
}

#[test]
fn what_a_host_raises_stops_the_job_and_hides_no_face() {
    let session = bare();
    let job = Job::watched(Arc::new(Raises));
    let open = session
        .clone()
        .open(drawn(64, 64, 1), None, NOTHING, Some(job));
    assert_eq!(code(open), "cancelled");
    let photo = opened(&session);
    assert_eq!(
        code(photo.find_faces_with(Arc::new(Raises), 100)),
        "host-failed"
    );
    // Nobody may say that nobody is there.
    assert_eq!(photo.faces(), None);
}

#[test]
fn sealed_files_refuse_in_one_class() {
    let folder = tempfile::tempdir().unwrap();
    let inside = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (words, language) = ("passphrase", Language::English);
    let sealed = |error: Option<OmbrelleError>| {
        assert!(
            matches!(error, Some(OmbrelleError::Sealed { .. })),
            "{error:?}"
        );
    };
    std::fs::write(inside("other"), b"something else").unwrap();
    for path in [
        inside("none"),
        inside("other"),
        inside(""),
        String::new(),
        "a\0b".into(),
    ] {
        sealed(ConsentBook::open(path.clone(), words.into(), language).err());
        sealed(Register::open(path.clone(), words.into(), language).err());
        sealed(Register::restore(path, words.into(), language).err());
    }
    sealed(Register::create(inside("new"), String::new(), language).err());
    sealed(Register::create(inside("other/below"), words.into(), language).err());
    let book = ConsentBook::create(inside("book"), words.into(), language).unwrap();
    let decision = |month| NewDecision {
        audience: ombrelle_mobile::Audience::Public,
        shown: true,
        until: Some(Day {
            year: 2027,
            month,
            day: 31,
        }),
        agreed: Vec::new(),
    };
    assert_eq!(code(book.record(1, decision(2))), "wrong-value");
    assert_eq!(code(book.record(1, decision(u8::MAX))), "wrong-value");
    assert_eq!(code(book.record(1, decision(1))), "no-such-person");
    assert_eq!(code(book.withdraw(u32::MAX)), "no-such-decision");
    sealed(book.change_passphrase(String::new()).err());
}
