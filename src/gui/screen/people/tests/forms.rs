//! Forms that parents sign.

use super::*;

#[test]
fn no_form_asks_parents_to_agree_until_a_day_that_is_over() {
    let mut play = Play::with_book();
    let over = "would be over before it is made";
    let place = play.path().with_file_name("form.pdf");
    play.open(open::Message::Go(open::Goal::Paper(None)));
    play.press("For a closed group");
    play.open(open::Message::Paper(paper::Message::Until(
        "2025-08-31".to_owned(),
    )));
    assert!(!play.shows(over));
    play.open(open::Message::Paper(paper::Message::Write));
    assert!(play.shows(over));
    // Nor where the dialog was open before that day was typed.
    let write = |play: &mut Play| {
        let picked = Picked::Paths(vec![place.clone()]);
        let to = paper::Message::To(asked(play), picked);
        play.open(open::Message::Paper(to));
    };
    write(&mut play);
    assert!(play.shows(over) && !place.exists());
    play.open(open::Message::Paper(paper::Message::Until(
        "2099-08-31".to_owned(),
    )));
    write(&mut play);
    assert!(place.exists());
}

#[test]
fn a_name_that_no_font_can_draw_keeps_nobody_else_from_having_a_form() {
    let mut play = Play::with_book();
    let list = play.path().with_file_name("class.csv");
    // A letter of nobody's alphabet.
    let rows = "name;age;parents;audience;decision;until;agreed by;agreed on;child says\n\
        Zoé;8;Eve;;;;;;\n\
        Yan \u{10fffd};8;Max;;;;;;\n";
    std::fs::write(&list, rows).unwrap();
    let dropped = play.state.dropped(list).unwrap();
    play.say(dropped);
    play.open(open::Message::Go(open::Goal::Paper(None)));
    play.open(open::Message::Paper(paper::Message::Everybody(true)));
    play.press("For a closed group");
    let place = play.path().with_file_name("forms.pdf");
    let to = paper::Message::To(asked(&play), Picked::Paths(vec![place.clone()]));
    play.open(open::Message::Paper(to));
    let told = play.last_told();
    assert!(told.contains("There is no form for Yan"), "{told}");
    assert!(
        told.contains("Install a font that has them") && told.contains("forms.pdf"),
        "{told}"
    );
    assert!(place.exists());
}
