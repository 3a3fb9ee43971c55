//! Papers as other programs read them: `pdftotext`, `pdffonts` and `pdfinfo` (poppler) are the judges.

use std::path::PathBuf;
use std::process::Command;

use ombrelle_core::error::PaperError;
use ombrelle_core::paper::{Line, Paper, Size, Template};
use ombrelle_core::protect::Preview;
use proptest::prelude::*;
use strum::VariantArray;

fn paper(lines: Vec<Line>) -> Paper {
    Paper {
        template: Template::Sheet,
        title: "A sheet".into(),
        lines,
    }
}

/// A file of a test, gone with its folder.
struct Printed {
    _folder: tempfile::TempDir,
    path: PathBuf,
    bytes: Vec<u8>,
}

/// On what is printed where nobody chose.
fn printed(paper: &Paper, language: &str) -> Printed {
    printed_on(Size::default(), paper, language)
}

fn printed_on(size: Size, paper: &Paper, language: &str) -> Printed {
    let bytes = ombrelle_papers::pdf(paper, language, size).unwrap();
    let bytes = bytes.to_vec();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, &bytes).unwrap();
    Printed {
        _folder: folder,
        path,
        bytes,
    }
}

/// Width and height of a page, in points (72 to the inch): ISO 216, ANSI/ASME Y14.1.
fn points(size: Size) -> (f32, f32) {
    match size {
        Size::A4 => (595.276, 841.89),
        Size::Letter => (612.0, 792.0),
    }
}

/// What `pdfinfo` says of a page.
fn called(size: Size) -> &'static str {
    match size {
        Size::A4 => "595.276 x 841.89 pts (A4)",
        Size::Letter => "612 x 792 pts (letter)",
    }
}

/// What printers leave white at the edges of the paper, in points: six millimetres.
const UNPRINTED: f32 = 17.0;

/// A page: its width and height, and left, top, right and bottom of each word, in points from the corner at the top left.
struct Placed {
    size: (f32, f32),
    words: Vec<[f32; 4]>,
}

fn attribute(tag: &str, name: &str) -> f32 {
    let begin = format!("{name}=\"");
    let (_, value) = tag.split_once(&begin).unwrap();
    value.split('"').next().unwrap().parse().unwrap()
}

impl Printed {
    /// The pages as `pdftotext` finds them.
    fn placed(&self) -> Vec<Placed> {
        let mut pages: Vec<Placed> = Vec::new();
        for tag in self.asked("pdftotext", &["-bbox"], &["-"]).lines() {
            let tag = tag.trim_start();
            if tag.starts_with("<page ") {
                pages.push(Placed {
                    size: (attribute(tag, "width"), attribute(tag, "height")),
                    words: Vec::new(),
                });
            } else if tag.starts_with("<word ") {
                let sides = ["xMin", "yMin", "xMax", "yMax"];
                let word = sides.map(|side| attribute(tag, side));
                pages.last_mut().unwrap().words.push(word);
            }
        }
        pages
    }

    fn asked(&self, program: &str, before: &[&str], after: &[&str]) -> String {
        let mut command = Command::new(program);
        let ran = command
            .args(before)
            .arg(&self.path)
            .args(after)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert!(ran.status.success(), "{program}: {said}");
        String::from_utf8(ran.stdout).unwrap()
    }

    fn text(&self) -> String {
        self.asked("pdftotext", &["-raw"], &["-"])
    }

    fn pages(&self) -> usize {
        let info = self.asked("pdfinfo", &[], &[]);
        let pages = info.lines().find_map(|line| line.strip_prefix("Pages:"));
        pages.unwrap().trim().parse().unwrap()
    }
}

/// Letters alone: where a row ends is the page's matter.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn text_of(lines: Vec<Line>) -> String {
    printed(&paper(lines), "en").text()
}

#[test]
fn letters_that_no_font_has_are_named_and_there_is_no_paper() {
    // Of a block that Unicode leaves unassigned, so that no font of any machine has it.
    let lines = vec![
        Line::Text("a\u{2fe0}b".into()),
        Line::Blank {
            label: "\u{2fe1}\u{2fe0}".into(),
        },
    ];
    let refused = ombrelle_papers::pdf(&paper(lines), "en", Size::A4).unwrap_err();
    let letters = "\u{2fe0} \u{2fe1}".to_owned();
    assert_eq!(refused, PaperError::PaperLetters { letters });
}

#[test]
fn names_in_many_scripts_come_out_right() {
    let names = "Łukasz Żółw, Çağrı Şahin, Γιώργος Παπαδόπουλος, Наталія Їжак, Հայկ, გიორგი";
    assert!(letters(&text_of(vec![Line::Text(names.into())])).contains(&letters(names)));
    // From right to left: poppler gives a word in the order in which it is read.
    for name in ["محمد", "נועה"] {
        let printed = printed(&paper(vec![Line::Text(name.into())]), "en");
        let text = letters(&printed.asked("pdftotext", &[], &["-"]));
        let text: String = text.chars().filter(|c| c.is_alphabetic()).collect();
        assert!(text.contains(name), "{name}: {text}");
    }
}

/// Needs a font of the system: where none has the letters, the paper is refused and says so.
#[test]
fn a_chinese_name_comes_out_right_or_not_at_all() {
    let name = "陳美麗";
    match ombrelle_papers::pdf(&paper(vec![Line::Text(name.into())]), "en", Size::A4) {
        Ok(_) => assert!(text_of(vec![Line::Text(name.into())]).contains(name)),
        Err(refused) => {
            let letters = "美 陳 麗".to_owned();
            assert_eq!(refused, PaperError::PaperLetters { letters });
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// What a person typed stands on the paper as it is, whatever it would mean to the typesetter.
    #[test]
    fn nothing_typed_is_read_as_mark_up(
        words in prop::collection::vec(r"[!-~àéœßŁżΩЖ]{1,20}|#import|\*x\*|#panic\(\)|\$a\$|<b>|@c|= d|`e`|\\f|//g|/\*|\[h\]|~i|--|\.\.\.|'j'", 1..8),
    ) {
        let words = words.join(" ");
        let lines = vec![
            Line::Title(words.clone()),
            Line::Fact { label: words.clone(), text: words.clone() },
            Line::Item(words.clone()),
            Line::Choice { text: words.clone(), chosen: false },
            Line::Code(words.clone()),
            Line::Address { text: words.clone(), opposite: true },
        ];
        let text = letters(&text_of(lines));
        let found = text.matches(&letters(&words)).count();
        // A label wraps beside its fact, so that the two stand in each other's rows.
        prop_assert!(found >= 5, "{found} of {words} in {text}");
    }

    #[test]
    fn nothing_runs_off_the_page(text in "[a-zé’« ]{1,300}|x{200,400}|W{30,200}") {
        let label = text.clone();
        let lines = vec![Line::Text(text.clone()), Line::Fact { label, text: text.clone() }];
        let paper = paper(lines);
        for size in Size::VARIANTS {
            let printed = printed_on(*size, &paper, "fr");
            let (width, _) = points(*size);
            for [_, _, right, _] in printed.placed().iter().flat_map(|page| &page.words) {
                // The paper less two centimetres, in points.
                prop_assert!(*right <= width - 56.6, "{right}, {size:?}");
            }
            // Nothing is lost either.
            let read = letters(&printed.text());
            prop_assert!(read.contains(&letters(&text)));
        }
    }
}

#[test]
fn french_letters_are_themselves() {
    let text = text_of(vec![Line::Text("œuvre d’été « à 5\u{202f}€ »".into())]);
    assert!(letters(&text).contains("œuvred’été«à5€»"), "{text}");
}

#[test]
fn a_long_sheet_goes_on_to_another_page() {
    let lines: Vec<Line> = (0..200).map(|n| Line::Text(format!("Line {n}"))).collect();
    let one = printed(&paper(lines[..20].to_vec()), "en");
    let many = printed(&paper(lines), "en");
    assert_eq!(one.pages(), 1);
    assert!(many.pages() > 3);
    assert!(many.text().contains("Line 199"));
    assert!(one.bytes.starts_with(b"%PDF-1."));
}

#[test]
fn a_choice_is_a_square_and_a_ticked_one_has_a_cross() {
    let choice = |chosen| {
        let text = "yes".to_owned();
        text_of(vec![Line::Choice { text, chosen }])
    };
    assert!(choice(false).contains('☐'));
    assert!(choice(true).contains('☒'));
}

#[test]
fn a_sheet_names_no_program_and_no_day() {
    let pdf = printed(&paper(vec![Line::Title("Feuille".into())]), "fr").bytes;
    for tag in ["Producer", "Creator", "CreationDate", "ModDate", "Author"] {
        let found = pdf.windows(tag.len()).any(|w| w == tag.as_bytes());
        assert!(!found, "{tag}");
    }
    assert!(!String::from_utf8_lossy(&pdf).contains("Typst"));
}

/// A line of every kind that all papers have, on two pages.
fn one_of_each() -> Vec<Line> {
    vec![
        Line::Title("Title".into()),
        Line::Heading("Part".into()),
        Line::Text("Text".into()),
        Line::Item("Item".into()),
        Line::Fact {
            label: "Label".into(),
            text: "fact".into(),
        },
        Line::Code("0123 abcd".into()),
        Line::Ruled,
        Line::Choice {
            text: "choice".into(),
            chosen: true,
        },
        Line::Blank {
            label: "Blank".into(),
        },
        Line::Address {
            text: "From".into(),
            opposite: false,
        },
        Line::Address {
            text: "To".into(),
            opposite: true,
        },
        Line::Dated("Day".into()),
        Line::Page,
        Line::Signature("Name".into()),
    ]
}

#[test]
fn every_paper_is_tagged_with_its_fonts_in_it() {
    let all = Template::VARIANTS.iter();
    for (template, size) in all.flat_map(|one| Size::VARIANTS.iter().map(move |size| (one, size))) {
        let paper = Paper {
            template: *template,
            title: "A title".into(),
            lines: one_of_each(),
        };
        let printed = printed_on(*size, &paper, "en");
        let info = printed.asked("pdfinfo", &[], &[]);
        for said in ["Tagged:", "Title:", "Page size:"] {
            assert!(info.contains(said), "{info}");
        }
        let tagged = info
            .lines()
            .find(|line| line.starts_with("Tagged:"))
            .unwrap();
        assert!(tagged.ends_with("yes"), "{info}");
        assert!(
            info.contains(called(*size)) && info.contains("A title"),
            "{info}"
        );
        let metadata = printed.asked("pdfinfo", &["-meta"], &[]);
        assert!(metadata.contains("pdfuaid:part"), "{metadata}");
        for font in printed.asked("pdffonts", &[], &[]).lines().skip(2) {
            // Name, type (two words), encoding, embedded, subset, Unicode.
            assert!(
                font.contains("DejaVuSans") && font.contains("yes yes yes"),
                "{font}"
            );
        }
        assert_eq!(printed.pages(), 2, "{template:?}, {size:?}");
    }
}

#[test]
fn a_paper_is_on_a4_where_nobody_chose() {
    let info = printed(&paper(one_of_each()), "en").asked("pdfinfo", &[], &[]);
    assert!(info.contains("595.276 x 841.89 pts (A4)"), "{info}");
}

/// Every page of every paper, also of one with more than a page holds.
#[test]
fn nothing_stands_where_printers_leave_paper_white() {
    for template in Template::VARIANTS {
        let sentence = "Nobody is shown who did not say yes, and whoever said yes may say no. ";
        let mut lines = one_of_each();
        lines.extend((0..40).map(|_| Line::Text(sentence.repeat(4))));
        lines.push(Line::Text("The end".into()));
        let paper = Paper {
            template: *template,
            title: "A title".into(),
            lines,
        };
        for size in Size::VARIANTS {
            let printed = printed_on(*size, &paper, "en");
            assert!(printed.text().contains("The end"), "{template:?}, {size:?}");
            let pages = printed.placed();
            assert!(pages.len() > 2, "{template:?}, {size:?}");
            let (width, height) = points(*size);
            for page in pages {
                let off = (page.size.0 - width).abs() + (page.size.1 - height).abs();
                assert!(off < 0.01, "{:?}, {size:?}", page.size);
                for [left, top, right, bottom] in page.words {
                    let across = left >= UNPRINTED && right <= width - UNPRINTED;
                    let along = top >= UNPRINTED && bottom <= height - UNPRINTED;
                    assert!(
                        across && along,
                        "{left} {top} {right} {bottom}: {template:?}, {size:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_same_paper_is_the_same_file() {
    let lines = vec![Line::Title("Łucja".into()), Line::Text("text".into())];
    let one = printed(&paper(lines.clone()), "fr").bytes;
    assert!(one == printed(&paper(lines), "fr").bytes);
}

#[test]
fn a_paper_without_end_is_refused() {
    let lines = vec![Line::Ruled; ombrelle_papers::MOST_LINES + 1];
    let refused = ombrelle_papers::pdf(&paper(lines), "en", Size::A4).unwrap_err();
    let limit = ombrelle_papers::MOST_LINES;
    assert_eq!(refused, PaperError::PaperTooLong { limit });
}

#[test]
fn marks_that_hide_or_reorder_letters_leave_no_trace() {
    let text = text_of(vec![Line::Text("pho\u{202e}to\u{200b}\u{7}.jpg".into())]);
    assert!(text.contains("photo.jpg"), "{text}");
}

#[test]
fn words_on_two_lines_of_what_was_typed_stay_two_words() {
    let text = text_of(vec![Line::Fact {
        label: "Said".into(),
        text: "send\nit\tto\u{2028}me".into(),
    }]);
    assert!(text.contains("send it to me"), "{text}");
}

/// A picture with another colour in every pixel, as a window has it.
fn colours(width: u32, height: u32) -> Preview {
    let pixels = (0..width * height).flat_map(|at| {
        let (x, y) = (at % width, at / width);
        [
            (x * 7 % 256) as u8,
            (y * 11 % 256) as u8,
            (x ^ y) as u8,
            255,
        ]
    });
    Preview {
        width,
        height,
        rgba: pixels.collect(),
    }
}

#[test]
fn a_printed_photo_is_its_pixels_on_a_page_and_tells_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for (paper, size, page) in [
        (Size::A4, (90, 60), "841.89 x 595.276"),
        (Size::A4, (60, 90), "595.276 x 841.89"),
        (Size::Letter, (90, 60), "792 x 612"),
        (Size::Letter, (60, 90), "612 x 792"),
    ] {
        let picture = colours(size.0, size.1);
        let bytes = ombrelle_papers::photo(&picture, paper).unwrap();
        let name = format!("{}-{}", paper.code(), size.0);
        let path = folder.path().join(format!("{name}.pdf"));
        std::fs::write(&path, &bytes).unwrap();
        let printed = Printed {
            _folder: tempfile::tempdir().unwrap(),
            path,
            bytes: bytes.to_vec(),
        };
        let info = printed.asked("pdfinfo", &[], &[]);
        assert_eq!(printed.pages(), 1);
        assert!(info.contains(page), "{info}");
        for told in ["Title", "Author", "Creator", "Producer", "Date", "Typst"] {
            assert!(!info.contains(told), "{info}");
        }
        let told = String::from_utf8_lossy(&printed.bytes).to_lowercase();
        assert!(
            !told.contains("typst") && !told.contains("ombrelle"),
            "{told}"
        );
        assert_eq!(printed.text().trim(), "");
        // The pixels as they are, in no other form.
        let root = folder.path().join(&name);
        let mut taken_out = Command::new("pdfimages");
        let taken_out = taken_out.arg("-png").arg(&printed.path).arg(&root).status();
        assert!(taken_out.unwrap().success());
        let image = folder.path().join(format!("{name}-000.png"));
        let seen = image::open(image).unwrap().to_rgba8();
        assert_eq!(
            (size, seen.into_raw()),
            ((picture.width, picture.height), picture.rgba)
        );
        // As large as fits: to margins of a centimetre (28.35 points) at its ends.
        let root = folder.path().join(format!("page-{name}"));
        let mut drawn = Command::new("pdftoppm");
        let drawn = drawn
            .args(["-r", "72", "-png", "-singlefile"])
            .arg(&printed.path)
            .arg(&root);
        assert!(drawn.status().unwrap().success());
        let page = image::open(root.with_extension("png")).unwrap().to_rgb8();
        let inked = page
            .enumerate_pixels()
            .filter(|(_, _, pixel)| pixel.0 != [255; 3]);
        let along = inked.map(|(x, y, _)| if page.width() > page.height() { x } else { y });
        let along: Vec<u32> = along.collect();
        let (first, last) = (along.iter().min().unwrap(), along.iter().max().unwrap());
        assert!((27..=29).contains(first), "{first}");
        let (_, long) = points(paper);
        let end = (long - 28.35) as u32;
        assert!((end - 1..=end + 1).contains(last), "{last}");
    }
}

#[test]
fn a_photo_whose_pixels_do_not_fit_its_size_is_not_printed() {
    let mut picture = colours(9, 6);
    picture.rgba.truncate(40);
    assert!(ombrelle_papers::photo(&picture, Size::A4).is_err());
}
