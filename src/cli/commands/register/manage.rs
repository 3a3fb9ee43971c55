//! Making, opening anew, putting back and destroying a whole register.

use ombrelle_core::error::Reason;
use ombrelle_core::plan;

use super::{Fault, Session};
use crate::output::shown;

/// Makes an empty register.
pub fn init(session: &mut Session) -> Result<(), Fault> {
    let there = session.path.symlink_metadata().is_ok();
    if there || plan::has_previous_register(&session.path) {
        return Err(Fault::Core(Reason::RegisterExists.at(&session.path)));
    }
    let passphrase = session.new_passphrase(session.descriptor)?;
    session.go_on()?;
    plan::create_register(&session.path, passphrase).map_err(Fault::Core)?;
    let path = shown(&session.path).into();
    session.tell("register-made", "discreet-done", &[("path", path)]);
    session.add("register-keep-passphrase", &[]);
    Ok(())
}

/// Changes the passphrase.
pub fn passwd(session: &mut Session) -> Result<(), Fault> {
    let mut register = session.open()?;
    let passphrase = session.new_passphrase(session.new_descriptor)?;
    session.go_on()?;
    let changed = register.change_passphrase(passphrase);
    changed.map_err(|reason| Fault::Core(reason.at(&session.path)))?;
    session.tell("register-passphrase-changed", "discreet-done", &[]);
    session.add("register-keep-passphrase", &[]);
    Ok(())
}

/// Puts the previous version back.
pub fn restore(session: &mut Session) -> Result<(), Fault> {
    session.needs_a_register()?;
    let passphrase = session.passphrase()?;
    session.go_on()?;
    let entries = plan::restore_register(&session.path, &passphrase).map_err(Fault::Core)?;
    let count = [("count", entries.iter().len().into())];
    session.tell("register-restored", "discreet-done", &count);
    Ok(())
}

/// Destroys the register. No passphrase: whoever lost it may want this most.
pub fn destroy(session: &mut Session, yes: bool) -> Result<(), Fault> {
    session.needs_a_register()?;
    if !yes {
        session.confirm("register-confirm-destroy", "register-word-destroy", 0)?;
    }
    plan::destroy_register(&session.path).map_err(Fault::Core)?;
    session.tell("register-destroyed", "discreet-done", &[]);
    session.add("register-destroyed-traces", &[]);
    Ok(())
}
