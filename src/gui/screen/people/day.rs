//! Days as people write them.

use iced::Element;
use iced::widget::{Row, column};
use ombrelle_core::calendar::{self, Date};
use ombrelle_i18n::Words;

use super::notices::Failure;
use crate::theme::NEAR;
use crate::widget::Ui;

/// The same day a year later; the 28th for a 29th of February.
fn in_a_year(today: Date) -> Date {
    let next = today.year().saturating_add(1);
    let same = today.with().year(next).build();
    let short = || today.with().year(next).day(28).build();
    same.or_else(|_| short()).unwrap_or(today)
}

/// The next 31st of August: the end of a school year.
fn end_of_school(today: Date) -> Date {
    let of = |year| Date::new(year, 8, 31);
    match of(today.year()) {
        Ok(day) if day >= today => day,
        _ => of(today.year().saturating_add(1)).unwrap_or(today),
    }
}

/// A field for the last day, in which Enter does what the form is for, with buttons for the usual ones.
pub fn until<'a, M: Clone + 'a>(
    ui: &Ui<'a>,
    until: &str,
    said: impl Fn(String) -> M + Clone + 'a,
    done: Option<M>,
) -> Element<'a, M> {
    let today = calendar::today();
    let offers = [
        ("app-people-until-school", end_of_school(today)),
        ("app-people-until-year", in_a_year(today)),
    ];
    let mut choices = vec![(String::new(), ui.text("app-people-until-none"))];
    for (key, day) in offers {
        let words = ui.text_with(key, &[("day", ui.words.day(day).into())]);
        choices.push((ui.words.typed_day(day), words));
    }
    let mut buttons = Row::new().spacing(NEAR);
    let typed = ui.words.read_day(until);
    for (day, words) in choices {
        let same = typed.is_some() && ui.words.read_day(&day) == typed;
        let chosen = day == until.trim() || same;
        buttons = buttons.push(ui.option(words, chosen).on_press(said(day)));
    }
    column![
        ui.field(ui.text("app-people-until"), until, false, said, done),
        buttons.wrap().vertical_spacing(NEAR),
    ]
    .spacing(NEAR)
    .into()
}

/// Writes a day that was typed in the language of before as people type it in that of now: with slashes it could be another day there, or none.
/// Whatever else is typed stays.
pub fn retype(typed: &mut String, before: &Words, now: &Words) {
    if let Some(day) = before.read_day(typed) {
        *typed = now.typed_day(day);
    }
}

/// Reads the last day; none if nothing is typed.
///
/// # Errors
/// [`Failure::Day`].
pub fn read_until(typed: &str, words: &Words) -> Result<Option<Date>, Failure> {
    match typed.trim().is_empty() {
        true => Ok(None),
        false => read_day(typed, words).map(Some),
    }
}

/// Reads a day that must be there.
///
/// # Errors
/// [`Failure::Day`].
pub fn read_day(typed: &str, words: &Words) -> Result<Date, Failure> {
    let day = words.read_day(typed);
    day.ok_or_else(|| Failure::Day(typed.trim().to_owned()))
}

/// Reads a day on which something has happened.
///
/// # Errors
/// [`Failure::Day`], [`Failure::DayToCome`].
pub fn read_past_day(typed: &str, words: &Words) -> Result<Date, Failure> {
    let day = read_day(typed, words)?;
    match day <= calendar::today() {
        true => Ok(day),
        false => Err(Failure::DayToCome),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_has_happened_on_a_day_still_to_come() {
        let words = Words::new(ombrelle_i18n::Language::English);
        let past = Date::new(2025, 1, 5).unwrap();
        assert_eq!(read_past_day("2025-01-05", &words), Ok(past));
        let today = calendar::today();
        assert_eq!(read_past_day(&words.typed_day(today), &words), Ok(today));
        let to_come = read_past_day("2099-01-05", &words);
        assert_eq!(to_come, Err(Failure::DayToCome));
        assert!(matches!(
            read_past_day("soon", &words),
            Err(Failure::Day(_))
        ));
    }

    #[test]
    fn ends_are_offered_that_exist() {
        let day = |year, month, day| Date::new(year, month, day).unwrap();
        assert_eq!(in_a_year(day(2028, 2, 29)), day(2029, 2, 28));
        assert_eq!(end_of_school(day(2026, 11, 26)), day(2027, 8, 31));
        assert_eq!(end_of_school(day(2027, 8, 31)), day(2027, 8, 31));
    }
}
