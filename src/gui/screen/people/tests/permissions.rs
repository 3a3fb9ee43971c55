//! What a teacher is asked about a list that says yes and no, and neither for whom nor who signed.

use super::*;

fn shows_face(play: &Play, name: &str, audience: Audience) -> bool {
    let book = play.state.book().unwrap();
    let number = book.named(name).unwrap().number;
    consent::rule(&book, Some(number), audience, calendar::today()).shows()
}

#[test]
fn a_bare_yes_is_asked_about_and_decides_nothing_until_it_is_answered() {
    let mut play = Play::with_book();
    let list = play.path().with_file_name("class.csv");
    let class = "Prénom;Nom;Âge;Responsable 1;Responsable 2;Autorisation\n\
        Zoé;Martin;5;Anna;Ben;oui\nMax;Leroy;5;Eve;Dan;non\nLou;Petit;5;Ida;;oui\n";
    std::fs::write(&list, class).unwrap();
    let dropped = play.state.dropped(list).unwrap();
    play.say(dropped);
    let told = play.last_told();
    assert!(told.contains("3 new people, 1 new decision"), "{told}");
    assert!(told.contains("2 times a yes was not taken"), "{told}");
    assert!(play.told.last().unwrap().tone == Tone::Warn);
    assert!(play.shows("What does a yes of this list mean?"));
    assert!(play.shows("Below “Autorisation” the list says yes 2 times"));
    assert!(!shows_face(&play, "Zoé Martin", Audience::OnlyUs));
    assert!(!play.state.has_unsaved_words());

    play.press("For a closed group");
    play.press("Both parents");
    play.fill("By which day they had all signed", "2026-09-15");
    assert!(play.state.has_unsaved_words());
    play.press("Take each yes so");
    let told = play.last_told();
    assert!(told.contains("1 new decision"), "{told}");
    assert!(told.contains("one parent alone is named"), "{told}");
    assert!(!play.shows("What does a yes of this list mean?"));
    assert!(shows_face(&play, "Zoé Martin", Audience::ClosedGroup));
    assert!(!shows_face(&play, "Zoé Martin", Audience::Public));
    for name in ["Max Leroy", "Lou Petit"] {
        assert!(!shows_face(&play, name, Audience::OnlyUs), "{name}");
    }
}

#[test]
fn a_day_that_is_none_takes_no_yes_and_the_question_stays() {
    let mut play = Play::with_book();
    let list = play.path().with_file_name("class.csv");
    let class = "name,age,parents,Consent\nZoé,5,Anna/Ben,yes\n";
    std::fs::write(&list, class).unwrap();
    let dropped = play.state.dropped(list).unwrap();
    play.say(dropped);
    play.press("For a closed group");
    play.press("Each parent on the line, also one alone");
    play.fill("By which day they had all signed", "soon");
    play.press("Take each yes so");
    assert!(play.shows("What does a yes of this list mean?"));
    assert!(!shows_face(&play, "Zoé", Audience::OnlyUs));
}
