//! Single cells: days and lists of names.

use jiff::civil::Date;

use super::Problem;

/// A day: `2027-08-31`, `31.08.2027`, and `31/08/2027` where cells are parted by semicolons, as where days are
/// written that way. With commas, `03/04/2027` could be March or April: that is not guessed.
pub fn day(text: &str, semicolons: bool) -> Result<Date, Problem> {
    if let Ok(day) = text.parse::<Date>() {
        return Ok(day);
    }
    let mark = ['/', '.'].into_iter().find(|mark| text.contains(*mark));
    let mark = mark.ok_or(Problem::BadDay)?;
    let numbers: Vec<i16> = text
        .split(mark)
        .map(|part| part.trim().parse())
        .collect::<Result<_, _>>()
        .map_err(|_| Problem::BadDay)?;
    let [first, second, year] = numbers[..] else {
        return Err(Problem::BadDay);
    };
    // With commas between cells and slashes in days, a list is of a country that may write the month first. A number that can be
    // no month says which it is.
    let (day, month) = match mark == '/' && !semicolons {
        true if first > 12 => (first, second),
        true if second > 12 => (second, first),
        true if first == second => (first, second),
        true => return Err(Problem::DoubtfulDay),
        false => (first, second),
    };
    // Two digits would be the first century.
    if year < 1900 {
        return Err(Problem::BadDay);
    }
    let small = |number: i16| i8::try_from(number).map_err(|_| Problem::BadDay);
    Date::new(year, small(month)?, small(day)?).map_err(|_| Problem::BadDay)
}

/// Names with slashes between them.
pub fn names(text: &str) -> Vec<String> {
    let names = text.split('/').map(|name| name.trim().to_owned());
    names.filter(|name| !name.is_empty()).collect()
}
