//! From a file to rows, or to all that is wrong with it.

use csv::{ReaderBuilder, StringRecord, Trim};
use jiff::civil::Date;

use super::super::person::{fit, same};
use super::super::{Age, Audience, Reply, Visibility};
use super::cells::{day, names};
use super::columns::{Column, Known, Title, plain, value};
use super::permission::{Meaning, Permissions, Untaken, Why, counted};
use super::text::{separator, text};
use super::{LineFault, Problem};
use crate::spreadsheet::unguarded;

/// One line of a list, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line in the file, from 1.
    pub line: u64,
    /// The child's name.
    pub name: String,
    /// Its band of age.
    pub age: Age,
    /// Its parents.
    pub parents: Vec<String>,
    /// Whether the list has a column for parents: without one, that none stands here says nothing.
    pub names_parents: bool,
    /// For whom; none where the line only names the child.
    pub audience: Option<Audience>,
    /// Shown or covered; none where nothing was decided.
    pub wish: Option<Visibility>,
    /// The last day.
    pub until: Option<Date>,
    /// Who agreed.
    pub agreed: Vec<String>,
    /// On which day.
    pub agreed_on: Option<Date>,
    /// What the child said.
    pub reply: Option<Reply>,
}

/// A list, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassList {
    /// Its lines, never none.
    pub rows: Vec<Row>,
    /// The titles of columns that were left aside, as they stand there.
    pub aside: Vec<String>,
    /// How many times a yes was not taken as a decision, and why.
    pub untaken: Vec<Untaken>,
    /// Whether it has no column for parents, without whom no child is shown.
    pub without_parents: bool,
}

/// Reads a class list, whose words may be of any language that is `known`. Who is how old on `today` is taken from days of birth.
///
/// # Errors
/// Everything that is wrong, in the order of the lines.
pub fn read(bytes: &[u8], known: Known<'_>, today: Date) -> Result<ClassList, Vec<LineFault>> {
    read_as(bytes, known, today, None)
}

/// The same, with what whoever reads it says about one of its columns.
///
/// # Errors
/// As [`read`].
pub fn read_as(
    bytes: &[u8],
    known: Known<'_>,
    today: Date,
    meaning: Option<&Meaning>,
) -> Result<ClassList, Vec<LineFault>> {
    let whole = |line, problem| vec![LineFault::new(line, problem, None, "")];
    let text = text(bytes).ok_or_else(|| whole(1, Problem::NotText))?;
    let (mark, start) = separator(&text, known);
    let before = text.get(..start).unwrap_or_default().matches('\n').count() as u64;
    let table = text.get(start..).unwrap_or_default();
    let mut reader = ReaderBuilder::new()
        .delimiter(mark)
        .flexible(true)
        .trim(Trim::All)
        .has_headers(false)
        .from_reader(table.as_bytes());
    let mut counter = Lines::new(table, before);
    let mut lines = reader.records().map(|record| {
        let record = record.ok()?;
        let start = record.position().map_or(0, csv::Position::byte);
        Some((counter.of(start), record))
    });
    // Lines of separators only stand above the titles, too.
    let says_something = |read: &Option<(u64, StringRecord)>| {
        let says = |(_, record): &(u64, StringRecord)| record.iter().any(|cell| !cell.is_empty());
        read.as_ref().is_none_or(says)
    };
    let Some(Some((line, titles))) = lines.find(says_something) else {
        return Err(whole(1, Problem::NotText));
    };
    let columns = columns(line, &titles, known, meaning)?;
    let fills = |column: Column| columns.iter().any(|title| title.fills() == Some(column));
    let names_parents = fills(Column::Parents);
    let place = columns.iter().position(|one| *one == Title::Permission);
    let permissions = place.map(|place| Permissions {
        // Safe: there is a title for each column.
        title: titles.get(place).unwrap_or_default(),
        meaning,
        agreements: fills(Column::AgreedBy),
    });
    // Without an audience of its own no line says more of a child than another.
    let once = permissions.is_some() && !fills(Column::Audience);
    let (mut rows, mut faults, mut untaken) = (Vec::new(), Vec::new(), Vec::new());
    for read in lines {
        let Some((line, record)) = read else {
            faults.push(LineFault::new(0, Problem::NotText, None, ""));
            break;
        };
        // A line of separators only, as spreadsheets leave them behind.
        if record.iter().all(str::is_empty) {
            continue;
        }
        let mut cells = Cells {
            line,
            record: &record,
            columns: &columns,
            names_parents,
            permissions: permissions.as_ref(),
            known,
            today,
            semicolons: mark == b';',
            faults: &mut faults,
            untaken: &mut untaken,
        };
        if let Some(row) = cells.row() {
            rows.push(row);
        }
    }
    if rows.is_empty() && faults.is_empty() {
        return Err(whole(line, Problem::NoLines));
    }
    faults.extend(repeated(&rows, once));
    faults.sort_by_key(|fault| fault.line);
    if !faults.is_empty() {
        for fault in &mut faults {
            fault.title = title_of(fault.column, &titles, &columns);
        }
        return Err(faults);
    }
    let aside = titles
        .iter()
        .zip(&columns)
        .filter(|(_, title)| **title == Title::Aside);
    let aside = aside.map(|(title, _)| title.to_owned()).collect();
    let title = permissions.map_or("", |permissions| permissions.title);
    Ok(ClassList {
        rows,
        aside,
        untaken: counted(title, &untaken),
        without_parents: !names_parents,
    })
}

/// Lines as a person counts them. The reader's own count is one too low where lines end in `\r\n`.
struct Lines<'t> {
    table: &'t [u8],
    /// Up to where lines were counted.
    byte: usize,
    line: u64,
}

impl<'t> Lines<'t> {
    fn new(table: &'t str, before: u64) -> Self {
        Self {
            table: table.as_bytes(),
            byte: 0,
            line: before + 1,
        }
    }

    /// The line on which the record begins whose bytes begin here, or behind line ends that stand here. Records
    /// come in their order.
    fn of(&mut self, start: u64) -> u64 {
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        while let Some(byte) = self.table.get(self.byte) {
            let ends = *byte == b'\n' || *byte == b'\r';
            if self.byte >= start && !ends {
                break;
            }
            let in_pair = *byte == b'\r' && self.table.get(self.byte + 1) == Some(&b'\n');
            self.line += u64::from(ends && !in_pair);
            self.byte += 1;
        }
        self.line
    }
}

/// Which column stands where. The one that `meaning` names is one of permissions, whatever its title.
fn columns(
    line: u64,
    titles: &StringRecord,
    known: Known<'_>,
    meaning: Option<&Meaning>,
) -> Result<Vec<Title>, Vec<LineFault>> {
    let (mut columns, mut faults) = (Vec::<Title>::new(), Vec::new());
    let mut meant = false;
    for text in titles {
        let named = meaning.is_some_and(|meaning| plain(&meaning.title) == plain(text));
        let title = match Title::of(text, known) {
            None | Some(Title::Permission | Title::Ours(Column::Decision)) if named => {
                meant = true;
                Some(Title::Permission)
            }
            _ if text.is_empty() => Some(Title::Untitled),
            title => title,
        };
        match title {
            Some(title) if columns.iter().all(|there| there.goes_with(title)) => {
                columns.push(title);
            }
            Some(title) => {
                let fault = LineFault::new(line, Problem::DoubleColumn, title.fills(), text);
                faults.push(fault);
            }
            None => faults.push(LineFault::new(line, Problem::UnknownColumn, None, text)),
        }
    }
    let there = |column: Column| {
        let mut titles = columns.iter();
        titles.any(|title| title.fills() == Some(column) && title.suffices())
    };
    if let Some(meaning) = meaning.filter(|_| !meant) {
        let fault = LineFault::new(line, Problem::NoPermission, None, &meaning.title);
        faults.push(fault);
    }
    // What was decided or said means nothing where nobody knows for whom. Of a school's column of permissions that may be said besides.
    let decides = columns.contains(&Title::Ours(Column::Decision));
    let speaks = decides || there(Column::Child);
    // Where nobody can be shown by a list, it may name no parents.
    let shows = speaks || there(Column::Audience) || there(Column::AgreedBy);
    let needed = [
        Some(Column::Name),
        Some(Column::Age),
        shows.then_some(Column::Parents),
        speaks.then_some(Column::Audience),
    ];
    for needed in needed.into_iter().flatten() {
        if !there(needed) {
            faults.push(LineFault::new(
                line,
                Problem::MissingColumn,
                Some(needed),
                "",
            ));
        }
    }
    match faults.is_empty() {
        true => Ok(columns),
        false => Err(faults),
    }
}

/// What a column of ours is called in the list, so that people find it there; of several that fill it, the first.
fn title_of(column: Option<Column>, titles: &StringRecord, columns: &[Title]) -> Option<String> {
    let mut known = titles.iter().zip(columns);
    let (title, _) = known.find(|(_, title)| column.is_some() && title.fills() == column)?;
    Some(title.chars().take(60).collect())
}

/// Whether each letter is of Han, kana or Hangul.
fn is_east_asian(name: &str) -> bool {
    name.chars().all(|letter| {
        matches!(letter,
            '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{2fdf}' | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{318f}'
            | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}'
            | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
    })
}

/// The cells of one line.
struct Cells<'l> {
    line: u64,
    record: &'l StringRecord,
    columns: &'l [Title],
    names_parents: bool,
    permissions: Option<&'l Permissions<'l>>,
    known: Known<'l>,
    today: Date,
    semicolons: bool,
    faults: &'l mut Vec<LineFault>,
    /// Why a yes was not taken as a decision, once for each.
    untaken: &'l mut Vec<Why>,
}

impl Cells<'_> {
    fn fault(&mut self, problem: Problem, column: Column, value: &str) {
        let fault = LineFault::new(self.line, problem, Some(column), value);
        let fault = fault.about(&self.name());
        self.faults.push(fault);
    }

    /// What stands below a title, without a guard; empty where the list has no such title.
    fn below(&self, title: Title) -> String {
        let place = self.columns.iter().position(|one| *one == title);
        let cell = place.and_then(|place| self.record.get(place));
        // Safe: a cell that would run is a fault of its line, and with any fault nothing is read in.
        cell.and_then(unguarded).unwrap_or_default().to_owned()
    }

    /// What stands in a column of ours; empty where the list has no such column.
    fn cell(&self, column: Column) -> String {
        self.below(Title::Ours(column))
    }

    /// The child's name, first name first; in Chinese, Japanese and Korean writing the family name first and nothing between, as its people write it.
    fn name(&self) -> String {
        let parts = [
            Title::FirstName,
            Title::FullName,
            Title::Ours(Column::Name),
            Title::FamilyName,
        ];
        let parts = parts.map(|title| self.below(title));
        let said: Vec<&str> = parts
            .iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        match said.as_slice() {
            [given, family] if [given, family].iter().all(|part| is_east_asian(part)) => {
                format!("{family}{given}")
            }
            _ => said.join(" "),
        }
    }

    /// The parents of all columns that name some.
    fn parents(&self) -> Vec<String> {
        let cells = self.columns.iter().zip(self.record.iter());
        let of_parents = cells.filter(|(title, _)| title.fills() == Some(Column::Parents));
        of_parents
            .filter_map(|(_, cell)| unguarded(cell))
            .flat_map(names)
            .collect()
    }

    /// The band of age: as it stands there, or of the day of birth.
    fn age(&mut self) -> Option<Age> {
        let (known, today, semicolons) = (self.known, self.today, self.semicolons);
        let by_birth = self.columns.contains(&Title::Birth);
        let cell = match by_birth {
            true => self.below(Title::Birth),
            false => self.cell(Column::Age),
        };
        let understood = match by_birth {
            true => born(&cell, semicolons, today),
            false => age(&cell, known),
        };
        match understood {
            Ok(age) => Some(age),
            Err(problem) => {
                self.fault(problem, Column::Age, &cell);
                None
            }
        }
    }

    /// What an empty cell has none of, and any other one has or is at fault.
    fn read<T>(
        &mut self,
        column: Column,
        understand: impl Fn(&str) -> Result<T, Problem>,
    ) -> Option<T> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return None;
        }
        match understand(&cell) {
            Ok(value) => Some(value),
            Err(problem) => {
                self.fault(problem, column, &cell);
                None
            }
        }
    }

    /// The row; none if anything is wrong with the line.
    fn row(&mut self) -> Option<Row> {
        let before = self.faults.len();
        let mut behind = self.record.iter().skip(self.columns.len());
        let fewer = self.record.len() < self.columns.len();
        if fewer || behind.any(|cell| !cell.is_empty()) {
            let fault = LineFault::new(self.line, Problem::CellCount, None, "");
            self.faults.push(fault);
            return None;
        }
        let name = self.name();
        for (title, cell) in self.columns.iter().zip(self.record.iter()) {
            // Said of the first line alone: the others have it, too.
            let told = |fault: &LineFault| fault.problem == Problem::Untitled;
            if *title == Title::Untitled && !cell.is_empty() && !self.faults.iter().any(told) {
                let fault = LineFault::new(self.line, Problem::Untitled, None, cell);
                self.faults.push(fault);
            }
            // What is left aside gets nowhere.
            if let (Some(column), None) = (title.fills(), unguarded(cell)) {
                let fault = LineFault::new(self.line, Problem::Formula, Some(column), cell);
                self.faults.push(fault.about(&name));
            }
        }
        if self.faults.len() > before {
            return None;
        }
        let row = self.understood()?;
        self.agree(&row);
        (self.faults.len() == before).then_some(row)
    }

    fn understood(&mut self) -> Option<Row> {
        let name = self.name();
        if fit(&name).is_err() {
            self.fault(Problem::UnfitName, Column::Name, &name);
        }
        let known = self.known;
        let age = self.age();
        let parents = self.parents();
        for parent in parents.iter().filter(|parent| fit(parent).is_err()) {
            self.fault(Problem::UnfitName, Column::Parents, parent);
        }
        let semicolons = self.semicolons;
        let mut row = Row {
            line: self.line,
            name,
            age: age?,
            parents,
            names_parents: self.names_parents,
            audience: self.read(Column::Audience, |cell| {
                value(known, |words| words.audiences, cell).ok_or(Problem::BadAudience)
            }),
            wish: self.wish(),
            until: self.read(Column::Until, |cell| day(cell, semicolons)),
            agreed: names(&self.cell(Column::AgreedBy)),
            agreed_on: self.read(Column::AgreedOn, |cell| day(cell, semicolons)),
            reply: self.read(Column::Child, |cell| {
                value(known, |words| words.replies, cell).ok_or(Problem::BadReply)
            }),
        };
        let settled = self.permissions.map(|column| column.settle(&mut row));
        if let Some(Err(why)) = settled {
            self.untaken.push(why);
        }
        Some(row)
    }

    /// What stands in the column that decides, be it ours or one of permissions.
    fn decision(&self) -> String {
        match self.permissions {
            Some(_) => self.below(Title::Permission),
            None => self.cell(Column::Decision),
        }
    }

    /// Shown or covered, as it stands there.
    fn wish(&mut self) -> Option<Visibility> {
        let (cell, known) = (self.decision(), self.known);
        if cell.is_empty() {
            return None;
        }
        let (said, problem) = match self.permissions {
            Some(column) => (column.said(&cell, known), Problem::BadPermission),
            None => {
                let said = value(known, |words| words.wishes, &cell);
                (said, Problem::BadDecision)
            }
        };
        if said.is_none() {
            self.fault(problem, Column::Decision, &cell);
        }
        said
    }

    /// Whether the cells of a line go together.
    fn agree(&mut self, row: &Row) {
        let speaks = row.wish.is_some() || row.reply.is_some();
        let for_nobody = row.audience.is_none() && self.cell(Column::Audience).is_empty();
        if speaks && for_nobody {
            self.fault(Problem::BadAudience, Column::Audience, "");
        }
        if row.reply.is_some() && !row.age.is_child() {
            let cell = self.cell(Column::Child);
            self.fault(Problem::BadReply, Column::Child, &cell);
        }
        // A decision that nobody understands was told already.
        let undecided = self.decision().is_empty();
        if undecided && (row.until.is_some() || !row.agreed.is_empty()) {
            self.fault(Problem::BadDecision, Column::Decision, "");
        }
        let over = |until| row.agreed_on.is_some_and(|agreed| until < agreed);
        if row.until.is_some_and(over) {
            let cell = self.cell(Column::Until);
            self.fault(Problem::OverBefore, Column::Until, &cell);
        }
        let no_day = row.agreed_on.is_none() && self.cell(Column::AgreedOn).is_empty();
        if !row.agreed.is_empty() && no_day {
            self.fault(Problem::NoDay, Column::AgreedOn, "");
        }
        for name in &row.agreed {
            let parent = row.parents.iter().any(|parent| same(parent, name));
            let themselves = !row.age.is_child() && same(&row.name, name);
            if !parent && !themselves {
                self.fault(Problem::NotAParent, Column::AgreedBy, name);
            }
        }
    }
}

fn age(cell: &str, known: Known<'_>) -> Result<Age, Problem> {
    let years = || cell.parse::<u8>().ok().map(Age::of_years);
    value(known, |words| words.ages, cell)
        .or_else(years)
        .ok_or(Problem::BadAge)
}

/// The band of age on `today` of somebody born on that day.
fn born(cell: &str, semicolons: bool, today: Date) -> Result<Age, Problem> {
    let birth = day(cell, semicolons)?;
    if birth > today {
        return Err(Problem::BadDay);
    }
    let birthday_to_come = (today.month(), today.day()) < (birth.month(), birth.day());
    let years = today.year() - birth.year() - i16::from(birthday_to_come);
    // Safe: more years than fit are those of a grown-up.
    Ok(Age::of_years(u8::try_from(years).unwrap_or(u8::MAX)))
}

/// Lines that say again, or differently, what an earlier one said; where each child stands `once`, any other line about it does.
fn repeated(rows: &[Row], once: bool) -> Vec<LineFault> {
    let mut faults = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let mut earlier = rows.iter().take(place);
        let of_child = |one: &&Row| same(&one.name, &row.name);
        let Some(first) = earlier.clone().find(of_child) else {
            continue;
        };
        let contradicts = first.age != row.age || !same_names(&first.parents, &row.parents);
        let problem = if contradicts {
            Problem::Contradicts
        } else if earlier
            .any(|one| same(&one.name, &row.name) && (once || one.audience == row.audience))
        {
            Problem::Duplicate
        } else {
            continue;
        };
        let fault = LineFault::new(row.line, problem, Some(Column::Name), &row.name);
        faults.push(LineFault {
            earlier: contradicts.then_some(first.line),
            ..fault.about(&row.name)
        });
    }
    faults
}

/// Whether two lists name the same people, in any order.
pub fn same_names(a: &[String], b: &[String]) -> bool {
    let within = |a: &[String], b: &[String]| a.iter().all(|x| b.iter().any(|y| same(x, y)));
    within(a, b) && within(b, a)
}
