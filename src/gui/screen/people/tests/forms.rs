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
