//! What a person reads: errors and reports, filled in, in both languages.

use std::path::Path;

use ombrelle_core::calendar::Date;
use ombrelle_core::consent::Ground;
use ombrelle_core::error::{
    BOOK, CageError, Cancelled, CloakError, ConsentError, ErrorKind, EvaluateError, FileError,
    FingerprintError, HelpError, MediaError, MetadataError, NetworkError, PaperError, ProtectError,
    REGISTER, RedactError, RegisterError, TakedownError, VaultError,
};
use ombrelle_core::evaluate::{FaceJudgement, Judgement, Verdict};
use ombrelle_core::protect::{
    Anchor, AnchorFault, Beside, Carrier, Clue, Cover, Evaluation, Extent, FaceNotice, FaceReport,
    Format, Gap, Kind, Missing, NoticeKind, OutputReport, Refusal, Region, Removed, Report, Search,
    SourceReport,
};
use ombrelle_core::takedown::Field;
use ombrelle_i18n::{Language, Value, Words};
use strum::VariantNames;

/// One of each reason; a missing one fails below.
fn reasons() -> Vec<ErrorKind> {
    let (name, detail) = (|| "centerface".to_owned(), || "kaboom".to_owned());
    vec![
        ErrorKind::File(FileError::NotFound),
        ErrorKind::File(FileError::IsAFolder),
        ErrorKind::File(FileError::NoPermission),
        ErrorKind::File(FileError::EmptyFile),
        ErrorKind::File(FileError::LinkLoop),
        ErrorKind::File(FileError::NotAFile),
        ErrorKind::File(FileError::NotAFolder),
        ErrorKind::File(FileError::UnfitDiskName),
        ErrorKind::File(FileError::Io {
            detail: detail().into(),
        }),
        ErrorKind::Media(MediaError::NotAPicture),
        ErrorKind::Media(MediaError::IsAVideo),
        ErrorKind::Media(MediaError::Unsupported { feature: detail() }),
        ErrorKind::Media(MediaError::Truncated),
        ErrorKind::Fingerprint(FingerprintError::NeitherPictureNorVideo),
        ErrorKind::Vault(VaultError::Missing { title: REGISTER }),
        ErrorKind::Vault(VaultError::Exists { title: REGISTER }),
        ErrorKind::Vault(VaultError::EmptyPassphrase),
        ErrorKind::Vault(VaultError::WrongPassphrase { title: REGISTER }),
        ErrorKind::Vault(VaultError::Damaged { title: REGISTER }),
        ErrorKind::Vault(VaultError::Newer { title: REGISTER }),
        ErrorKind::Vault(VaultError::InUse { title: REGISTER }),
        ErrorKind::Register(RegisterError::NoSuchEntry { number: 3 }),
        ErrorKind::Register(RegisterError::NoSuchEvidence { number: 3 }),
        ErrorKind::Register(RegisterError::NoSuchCopy { number: 3 }),
        ErrorKind::Register(RegisterError::CopyTooLarge { limit: 8_000_000 }),
        ErrorKind::Register(RegisterError::CopiesFull { limit: 32_000_000 }),
        ErrorKind::Register(RegisterError::CopyOfItem { number: 3 }),
        ErrorKind::Register(RegisterError::CopyOfAnimation),
        ErrorKind::Vault(VaultError::NothingToRestore { title: REGISTER }),
        ErrorKind::Vault(VaultError::Missing { title: BOOK }),
        ErrorKind::Vault(VaultError::Exists { title: BOOK }),
        ErrorKind::Vault(VaultError::WrongPassphrase { title: BOOK }),
        ErrorKind::Vault(VaultError::Damaged { title: BOOK }),
        ErrorKind::Vault(VaultError::Newer { title: BOOK }),
        ErrorKind::Vault(VaultError::InUse { title: BOOK }),
        ErrorKind::Vault(VaultError::NothingToRestore { title: BOOK }),
        ErrorKind::Consent(ConsentError::NoSuchPerson { name: name() }),
        ErrorKind::Consent(ConsentError::NameTaken { name: name() }),
        ErrorKind::Consent(ConsentError::UnfitName { name: name() }),
        ErrorKind::Consent(ConsentError::NotAChild { name: name() }),
        ErrorKind::Consent(ConsentError::OverBefore),
        ErrorKind::Consent(ConsentError::BeforeRefusal),
        ErrorKind::Consent(ConsentError::NoSuchDecision { number: 3 }),
        ErrorKind::Consent(ConsentError::NoSuchPhoto { number: 3 }),
        ErrorKind::Consent(ConsentError::NoSuchPlace {
            photo: 3,
            number: 1,
        }),
        ErrorKind::Consent(ConsentError::UnfitPlace),
        ErrorKind::Consent(ConsentError::TooManyPlaces { limit: 50 }),
        ErrorKind::Consent(ConsentError::NotAParent {
            name: name(),
            child: detail(),
        }),
        ErrorKind::Consent(ConsentError::ParentsMissing {
            child: name(),
            parents: vec![detail()],
        }),
        ErrorKind::Fingerprint(FingerprintError::VideoTruncated),
        ErrorKind::Fingerprint(FingerprintError::VideoDamaged),
        ErrorKind::Media(MediaError::Damaged {
            detail: detail().into(),
        }),
        ErrorKind::File(FileError::TooManyBytes {
            bytes: 2_000_000_000,
            limit: 512 << 20,
        }),
        ErrorKind::Media(MediaError::TooManyPixels {
            width: 60_000,
            height: 60_000,
            limit: 200_000_000,
        }),
        ErrorKind::Media(MediaError::TookTooLong { seconds: 60 }),
        ErrorKind::Cage(CageError::DecoderEnded),
        ErrorKind::Cage(CageError::DecoderMissing),
        ErrorKind::Media(MediaError::NoMemoryForPhoto),
        ErrorKind::Network(NetworkError::ModelMissing { name: name() }),
        ErrorKind::Network(NetworkError::ModelAltered { name: name() }),
        ErrorKind::Network(NetworkError::ModelBroken {
            name: name(),
            detail: detail().into(),
        }),
        ErrorKind::Network(NetworkError::RuntimeMissing),
        ErrorKind::Network(NetworkError::RuntimeReports),
        ErrorKind::Cloak(CloakError::FaceTooSmall { number: 2 }),
        ErrorKind::Network(NetworkError::OutOfMemory),
        ErrorKind::Network(NetworkError::RuntimeBroken {
            detail: detail().into(),
        }),
        ErrorKind::Evaluate(EvaluateError::NoFaceToJudge),
        ErrorKind::Evaluate(EvaluateError::OtherProportions),
        ErrorKind::Evaluate(EvaluateError::OtherPhoto),
        ErrorKind::Protect(ProtectError::PhotoChanged),
        ErrorKind::Protect(ProtectError::CopyChanged),
        ErrorKind::Evaluate(EvaluateError::NoWitness),
        ErrorKind::Redact(RedactError::RegionOutside),
        ErrorKind::Media(MediaError::TooLargeForFormat { limit: 16_383 }),
        ErrorKind::File(FileError::ExistsAlready),
        ErrorKind::Register(RegisterError::WouldReplaceSealed),
        ErrorKind::Protect(ProtectError::WouldReplaceOriginal),
        ErrorKind::Protect(ProtectError::NotOneFace { count: 2 }),
        ErrorKind::File(FileError::DiskFull),
        ErrorKind::File(FileError::ReadOnly),
        ErrorKind::Redact(RedactError::CoverFailed),
        ErrorKind::Metadata(MetadataError::NotProvedClean {
            left: vec!["Exif".into(), "XMP".into()],
        }),
        ErrorKind::Takedown(TakedownError::LetterIncomplete {
            fields: vec![Field::Sender, Field::Day],
        }),
        ErrorKind::Takedown(TakedownError::LetterFieldTooLong {
            field: Field::Photos,
            limit: 4000,
        }),
        ErrorKind::Takedown(TakedownError::LetterFieldOneLine {
            field: Field::Child,
        }),
        ErrorKind::Takedown(TakedownError::LetterNeedsAName),
        ErrorKind::Takedown(TakedownError::DecisionHolds { number: 3 }),
        ErrorKind::Takedown(TakedownError::NoSuchExport { photo: name() }),
        ErrorKind::Paper(PaperError::PaperLetters {
            letters: "陳 学".into(),
        }),
        ErrorKind::Help(HelpError::DirectoryTooLarge { limit: 1_000_000 }),
        ErrorKind::Help(HelpError::DirectoryUnsigned),
        ErrorKind::Help(HelpError::DirectoryOtherKey),
        ErrorKind::Help(HelpError::DirectoryAltered),
        ErrorKind::Help(HelpError::DirectoryOld {
            checked: Date::constant(2026, 1, 2),
            there: Date::constant(2026, 11, 28),
        }),
        ErrorKind::Help(HelpError::DirectoryUnread),
        ErrorKind::Paper(PaperError::PaperTooLong { limit: 20_000 }),
        ErrorKind::Paper(PaperError::PaperUnset {
            detail: detail().into(),
        }),
        ErrorKind::Cancelled(Cancelled),
    ]
}

#[test]
fn every_error_says_which_file_what_happened_and_what_to_do() {
    let reasons = reasons();
    for code in ErrorKind::codes() {
        assert!(reasons.iter().any(|r| r.code() == *code), "{code}");
    }
    for language in Language::ALL {
        let words = Words::new(language);
        for reason in &reasons {
            let advice = words.error(&reason.clone().at(Path::new("beach.jpg")));
            assert!(advice.what_happened.starts_with("beach.jpg"), "{advice:?}");
            for sentence in [&advice.what_happened, &advice.what_to_do] {
                assert!(sentence.ends_with('.'), "{sentence}");
                assert!(!sentence.contains('{'), "{sentence}");
            }
        }
    }
}

#[test]
fn a_bomb_is_refused_with_its_size() {
    let reason = ErrorKind::Media(MediaError::TooManyPixels {
        width: 60_000,
        height: 60_000,
        limit: 200_000_000,
    });
    assert_eq!(
        Words::new(Language::English).reason(&reason),
        "The picture says that it is 60000 × 60000 pixels; Ombrelle opens up to 200 million pixels."
    );
}

fn report(covers: &[Option<Cover>], detector: bool) -> Report {
    let face = |(index, cover): (usize, &Option<Cover>)| FaceReport {
        number: index + 1,
        found: detector,
        region: Region {
            x: 1.0,
            y: 2.0,
            width: 3.0,
            height: 4.0,
        },
        landmarks: None,
        score: detector.then_some(0.9),
        cover: *cover,
        cloak: None,
        drawn: None,
        extent: Extent::Whole,
        consent: None,
    };
    Report {
        version: 1,
        ombrelle: "0",
        source: SourceReport {
            kind: Kind::Jpeg,
            width: 4000,
            height: 3000,
        },
        output: OutputReport {
            format: Format::Jpeg,
            width: 4000,
            height: 3000,
            bytes: 1,
        },
        audience: None,
        detector: detector.then(|| "centerface".to_owned()),
        looked_harder: None,
        faces: covers.iter().enumerate().map(face).collect(),
        text_covered: None,
        removed: vec![
            Removed {
                clue: Clue::Date,
                carrier: Carrier::Exif,
                count: 3,
            },
            Removed {
                clue: Clue::Place,
                carrier: Carrier::Exif,
                count: 2,
            },
            Removed {
                clue: Clue::Place,
                carrier: Carrier::Xmp,
                count: 2,
            },
        ],
        mining_mark: true,
        seed: 0,
        not_protected: vec![Gap::FacesMayBeMissed, Gap::Surroundings],
        missing: Vec::new(),
        notices: Vec::new(),
    }
}

#[test]
fn a_report_says_what_was_done_then_what_is_not_protected() {
    let words = Words::new(Language::English);
    let lines = words.report(&report(&[Some(Cover::Fill), None, Some(Cover::Fill)], true));
    assert_eq!(
        lines,
        [
            "2 faces are covered for good (one even colour).",
            "1 face is left visible, as you asked.",
            "Removed from the file: where the photo was taken; when it was taken or changed.",
            "Added: a mark that says no to AI training. It is a request; not everybody respects it.",
            "What is not protected:",
            "- a face can be missed when it is turned away, hidden or very small: look at the result yourself",
            "- clothes, places, company, writing and light in the picture can still tell who, where and when, the more so in several photos",
        ]
    );
}

#[test]
fn no_face_found_is_said_and_never_called_done() {
    for (language, sentence) in [
        (Language::English, "Look at the photo yourself"),
        (Language::French, "Regardez la photo vous-même"),
    ] {
        let words = Words::new(language);
        let found_nothing = words.report(&report(&[], true));
        assert!(found_nothing[0].contains(sentence), "{found_nothing:?}");
        let nobody_looked = words.report(&report(&[], false));
        assert_ne!(nobody_looked[0], found_nothing[0]);
        let mut missing = report(&[], false);
        missing.missing = vec![Search::Faces];
        assert_ne!(words.report(&missing)[0], nobody_looked[0]);
    }
}

#[test]
fn french_counts_as_french_does() {
    let words = Words::new(Language::French);
    let one = words.report(&report(&[Some(Cover::Soft)], true));
    assert_eq!(
        one[0],
        "1 visage est couvert pour de bon (une brume douce)."
    );
    let two = words.report(&report(&[None, None], true));
    assert_eq!(
        two[0],
        "2 visages restent visibles, comme vous l’avez demandé."
    );
    assert_eq!(
        words.say("total-written", &[("count", 0u32.into())]),
        "0 copie protégée écrite"
    );
}

/// Sentences that a number once made wrong, or that once frightened for nothing.
#[test]
fn what_the_first_try_complained_of_is_said_as_people_say_it() {
    let said =
        |language, key: &str, values: &[(&str, Value)]| Words::new(language).say(key, values);
    let lines =
        |language, count: u32| said(language, "check-more-text", &[("count", count.into())]);
    assert!(lines(Language::English, 1).starts_with("and 1 more line of text"));
    assert!(lines(Language::English, 2).starts_with("and 2 more lines of text"));
    assert!(lines(Language::French, 1).starts_with("et 1 autre ligne de texte"));
    assert!(lines(Language::French, 2).starts_with("et 2 autres lignes de texte"));
    // Nought and one are singular in French.
    for (count, told) in [
        (0_u32, "0 bonne réponse sur 20."),
        (1, "1 bonne réponse sur 20."),
        (2, "2 bonnes réponses sur 20."),
    ] {
        let values = [("right", count.into()), ("all", 20_u32.into())];
        assert_eq!(said(Language::French, "workshop-score", &values), told);
        let values = [("named", count.into()), ("all", 20_u32.into())];
        let moves = said(Language::French, "workshop-end", &values);
        assert_eq!(moves.contains("manœuvres sur"), count > 1, "{moves}");
        let values = [("done", count.into()), ("total", 20_u32.into())];
        let stopped = said(Language::French, "total-stopped", &values);
        assert_eq!(
            stopped.contains("photos faites sur"),
            count > 1,
            "{stopped}"
        );
        let stopped = said(Language::French, "app-saved-stopped", &values);
        assert_eq!(stopped.contains("copies sur"), count > 1, "{stopped}");
    }
    // A cloak leaves a face a face, and that is meant.
    assert!(said(Language::English, "jury-found", &[]).contains("not that it is a face"));
    assert!(said(Language::French, "jury-found", &[]).contains("le visage reste un visage"));
    for language in Language::ALL {
        let large = ErrorKind::Media(MediaError::TooManyPixels {
            width: 20_000,
            height: 10_001,
            limit: 200_000_000,
        });
        let advice = Words::new(language).error(&large.into()).what_to_do;
        let trust = advice.find("trust").or(advice.find("confiance")).unwrap();
        let smaller = advice
            .find("smaller")
            .or(advice.find("plus petite"))
            .unwrap();
        assert!(smaller < trust, "{advice}");
    }
}

/// What somebody has earned is called as on the page where it began.
#[test]
fn a_licence_that_is_earned_is_called_as_where_it_began() {
    for language in Language::ALL {
        let words = Words::new(language);
        let name = words.say("app-workshop-licence", &[]).to_lowercase();
        let earned = words.say("workshop-earned", &[]).to_lowercase();
        assert!(earned.contains(&name), "{earned}");
    }
}

#[test]
fn what_is_to_be_pressed_on_another_page_is_named_as_it_is_called_there() {
    for language in Language::ALL {
        let words = Words::new(language);
        let advice = words.say("app-noted-in-vain-advice", &[]);
        for key in ["app-home-people", "app-people-posted"] {
            let name = words.say(key, &[]);
            assert!(advice.contains(&name), "{name}: {advice}");
        }
    }
}

/// A program showed a woman in place of a man, and put two women into one group.
#[test]
fn whoever_is_chosen_by_likeness_may_be_somebody_else_who_does_not_look_alike() {
    for (language, unlike, children) in [
        (Language::English, "not look alike", "children most often"),
        (
            Language::French,
            "se ressembl",
            "le plus souvent des enfants",
        ),
    ] {
        let words = Words::new(language);
        let (first, second) = (("first", "dlib".into()), ("second", "SFace".into()));
        let say = |key, shown: u32| {
            words.say(
                key,
                &[("shown", shown.into()), first.clone(), second.clone()],
            )
        };
        let (once, often) = (say("protect-alike", 1), say("protect-alike", 5));
        for told in [once, often, say("group-limits", 0)] {
            assert!(told.contains(unlike) && told.contains(children), "{told}");
            assert!(told.contains("dlib") && told.contains("SFace"), "{told}");
        }
    }
}

#[test]
fn a_face_that_stays_visible_says_why() {
    let mut report = report(&[Some(Cover::Fill), None, None, None], true);
    report.faces[1].extent = Extent::TakenAway;
    report.notices = [NoticeKind::TakenAway, NoticeKind::UnderACover]
        .into_iter()
        .zip([vec![2], vec![3, 4]])
        .map(|(kind, faces)| FaceNotice { kind, faces })
        .collect();
    let lines = Words::new(Language::English).faces(&report);
    assert_eq!(
        lines,
        [
            "1 face is covered for good (one even colour).",
            "2 faces are left visible, as you asked.",
            "Face 2 was found and stays visible: you took its box away.",
            "Faces 3, 4 stay visible, but the covers beside them hide a part of each.",
        ]
    );
    let french = Words::new(Language::French).faces(&report);
    assert_eq!(
        french[2],
        "Le visage 2 a été trouvé et reste visible\u{a0}: vous avez retiré son cadre."
    );
}

#[test]
fn what_only_looking_harder_found_is_told_as_what_may_be_no_face() {
    let mut report = report(&[Some(Cover::Fill), Some(Cover::Fill)], true);
    let (english, french) = (Words::new(Language::English), Words::new(Language::French));
    let nothing = "Looked harder for faces: no further place was found.";
    assert!(!english.faces(&report).iter().any(|line| line == nothing));
    report.looked_harder = Some(Vec::new());
    assert!(english.faces(&report).iter().any(|line| line == nothing));
    report.looked_harder = Some(vec![2]);
    report.notices = vec![FaceNotice {
        kind: NoticeKind::PerhapsNoFace,
        faces: vec![2],
    }];
    let lines = english.faces(&report);
    let told = "Face 2 was found only by looking harder, and may be no face: look at it yourself.";
    assert_eq!(lines.iter().filter(|line| *line == told).count(), 1);
    assert_eq!(english.looked_harder(&[2]), told);
    assert!(!lines.iter().any(|line| line == nothing));
    let told = french.looked_harder(&[2, 3]);
    assert!(told.contains("Les visages 2, 3") && told.contains("n’en sont peut-être pas"));
    // Where nothing at all was found, that is told too.
    report.faces.clear();
    report.notices.clear();
    report.looked_harder = Some(Vec::new());
    assert!(english.faces(&report).iter().any(|line| line == nothing));
}

#[test]
fn whatever_is_refused_missing_or_not_judged_is_worded() {
    let refusals = [
        Refusal::NoSuchFace {
            number: 3,
            count: 1,
        },
        Refusal::Bound {
            number: 1,
            ground: Ground::ChildNo,
        },
        Refusal::Bound {
            number: 1,
            ground: Ground::Unknown,
        },
        Refusal::TooSmall { number: 1 },
        Refusal::Outside,
        Refusal::PersonTwice {
            number: 2,
            other: 1,
        },
    ];
    for language in Language::ALL {
        let words = Words::new(language);
        let missing = [Search::Faces, Search::Text].map(|search| Missing {
            search,
            reason: ErrorKind::Network(NetworkError::RuntimeMissing),
        });
        let refused = refusals.iter().map(|refusal| words.refusal(refusal));
        let missing = missing.iter().map(|missing| words.missing(missing));
        for advice in refused.chain(missing) {
            for sentence in [&advice.what_happened, &advice.what_to_do] {
                assert!(sentence.ends_with('.'), "{sentence}");
                assert!(!sentence.contains('{'), "{sentence}");
            }
        }
        let not_judged = words.evaluation(&Evaluation::NotJudged(ErrorKind::Evaluate(
            EvaluateError::NoWitness,
        )));
        assert_eq!(not_judged.len(), 1);
    }
}

/// A judgement of one face, of which both questions have this answer.
fn judged(verdict: Verdict, covered: bool) -> Judgement {
    let face = FaceJudgement {
        number: 1,
        region: Region {
            x: 1.0,
            y: 2.0,
            width: 3.0,
            height: 4.0,
        },
        found: None,
        covered,
        verdict,
        elsewhere: Some(verdict),
        doubts: Vec::new(),
        looks: None,
        hearings: Vec::new(),
    };
    Judgement {
        version: 2,
        ombrelle: "0",
        width: 640,
        height: 480,
        seed: 0,
        others: 1,
        witnesses: Vec::new(),
        journeys: Vec::new(),
        faces: vec![face],
        not_tried: Vec::new(),
    }
}

#[test]
fn beside_other_photos_it_is_told_how_many_were_compared_or_plainly_that_none_shows_the_person() {
    let beside = |photos: usize, looked_at, not_opened| {
        let mut judgement = judged(Verdict::Recognised, false);
        judgement.others = photos;
        if photos == 0 {
            judgement.faces[0].elsewhere = None;
        }
        Beside {
            looked_at,
            not_opened,
            photos: vec![photos],
            judgement,
        }
    };
    for (language, nobody, one, several, broken) in [
        (
            Language::English,
            "this person is in no other photo here; 1 was looked at.",
            "compared with 1 photo of this person, out of 12 other photos here.",
            "compared with 3 photos of this person, out of 12 other photos here.",
            "2 photos could not be opened, and nothing was compared with them.",
        ),
        (
            Language::French,
            "cette personne n’est sur aucune autre photo ici\u{202f}; 1 a été regardée.",
            "comparé à 1 photo de cette personne, sur 12 autres photos ici.",
            "comparé à 3 photos de cette personne, sur 12 autres photos ici.",
            "2 photos n’ont pas pu être ouvertes, et rien n’y a été comparé.",
        ),
    ] {
        let words = Words::new(language);
        let [told] = &words.beside(&beside(0, 1, 0))[..] else {
            panic!("one sentence");
        };
        assert!(told.contains(nobody), "{told}");
        let next = words.say("jury-elsewhere-next-recognised", &[]);
        for (photos, compared) in [(1, one), (3, several)] {
            let [answer, told] = &words.beside(&beside(photos, 12, 0))[..] else {
                panic!("the answer, and what it rests on");
            };
            assert!(answer.ends_with(&next), "{answer}");
            assert!(told.ends_with(compared), "{told}");
        }
        let told = words.beside(&beside(1, 12, 2));
        assert_eq!(told.last().map(String::as_str), Some(broken));
    }
}

/// A verdict that leaves people alone with it helps nobody, whichever question it answers.
#[test]
fn every_verdict_on_both_questions_ends_with_what_to_do_next() {
    let verdicts = [
        Verdict::HiddenFromAll,
        Verdict::HiddenFromKin,
        Verdict::HiddenFromSome,
        Verdict::Recognised,
        Verdict::TooSmallToTell,
        Verdict::NotJudged,
    ];
    assert_eq!(verdicts.map(Verdict::code), Verdict::VARIANTS);
    for (language, cover, worn) in [
        (Language::English, "cover", "unless it has that already"),
        (Language::French, "couvrez", "à moins qu’il ne l’ait déjà"),
    ] {
        let words = Words::new(language);
        let covered = words.say("jury-next-covered", &[]);
        for verdict in verdicts {
            let lines = words.verdicts(&judged(verdict, false));
            assert_eq!(lines.len(), 3, "two answers, and where more is told");
            for (line, question) in lines.iter().zip(["jury-next", "jury-elsewhere-next"]) {
                // These faces were cloaked just now: that no cover lies on them is known.
                let next = match (question, verdict) {
                    ("jury-next", Verdict::HiddenFromAll) => words.say("jury-next-cloaked", &[]),
                    ("jury-next", Verdict::HiddenFromSome) => {
                        words.say("jury-next-recognised", &[])
                    }
                    _ => words.say(&format!("{question}-{}", verdict.code()), &[]),
                };
                assert!(line.ends_with(&format!(" {next}")), "{line}");
                assert!(next.to_lowercase().contains(cover), "{next}");
                // Somebody whose face wears the strong cloak is not sent to take it.
                let known = matches!(verdict, Verdict::HiddenFromSome | Verdict::Recognised);
                assert_eq!(next.contains(worn), known, "{next}");
            }
            // Where nothing of a face is left, there is nothing to do.
            let hidden = matches!(verdict, Verdict::HiddenFromAll | Verdict::HiddenFromKin);
            for line in words.verdicts(&judged(verdict, true)).iter().take(2) {
                assert_eq!(line.ends_with(&covered), hidden, "{line}");
            }
        }
    }
}

/// Of a copy that was made here it is known; of a file that somebody gives it is not.
#[test]
fn whether_a_cover_lies_on_a_face_is_left_open_only_where_nobody_knows() {
    for (language, cover, do_cover) in [
        (Language::English, "a cover of Ombrelle", "over"),
        (Language::French, "un cache d’Ombrelle", "ouvrez"),
    ] {
        let words = Words::new(language);
        for verdict in [Verdict::HiddenFromAll, Verdict::HiddenFromSome] {
            let judgement = judged(verdict, false);
            let face = &judgement.faces[0];
            let of_a_file = words.verdict(&judgement, face);
            assert!(of_a_file.contains(cover), "{of_a_file}");
            assert!(words.judgement(&judgement).contains(&of_a_file));
            let of_a_copy = words.cloaked_verdict(&judgement, face);
            assert!(!of_a_copy.contains(cover), "{of_a_copy}");
            assert!(of_a_copy.contains(do_cover), "{of_a_copy}");
            assert!(words.cloaked_judgement(&judgement).contains(&of_a_copy));
            assert!(words.verdicts(&judgement).contains(&of_a_copy));
        }
    }
}

/// Nothing is wanted elsewhere where something is noted in a register, or where it is destroyed.
#[test]
fn whoever_keeps_a_register_on_a_read_only_medium_is_sent_to_no_other_place_for_a_result() {
    for (language, result, copy) in [
        (
            Language::English,
            "result",
            "copy the file into a folder of your own",
        ),
        (
            Language::French,
            "résultat",
            "copiez le fichier dans un dossier à vous",
        ),
    ] {
        let words = Words::new(language);
        let advice = words.unopened(&ErrorKind::File(FileError::ReadOnly).into());
        assert!(!advice.what_to_do.contains(result), "{}", advice.what_to_do);
        assert!(advice.what_to_do.contains(copy), "{}", advice.what_to_do);
    }
}

#[test]
fn one_face_with_two_names_is_no_two_faces() {
    let anchor = |text: &str| text.parse::<Anchor>().unwrap();
    let told = |other: &str| {
        let fault = AnchorFault::TwoPeople(anchor("bus.jpg:1"), anchor(other));
        let words = Words::new(Language::English);
        words.anchor_fault(&fault).what_happened
    };
    assert_eq!(told("bus.jpg:1"), "Face 1 of bus.jpg has two names here.");
    assert!(told("lake.jpg:1").contains("and face 1 of lake.jpg"));
}
