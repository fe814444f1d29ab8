"""分納 as it is paid: what must hold for one instalment, and what follows for the promise."""

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import InstalmentPaid, Instalments
from kyoju_desktop.domain.rules.paying import check, completed, paying
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.store import Reader, Writer


def check_paid(r: Reader, paid: InstalmentPaid) -> None:
    """Refuse an instalment without a promise, or one that cannot be."""
    check(paid, _promise(r, paid), r.find(InstalmentPaid, instalments=paid.instalments), r.today)


def completed_paid(r: Reader, paid: InstalmentPaid) -> InstalmentPaid:
    """The instalment with its day, and the whole amount where it was paid."""
    return completed(paid, _promise(r, paid))


def follow_paid(w: Writer, paid: InstalmentPaid) -> None:
    """The promise remembers how many instalments were looked at: the day of the next one follows from it."""
    promise = w.look(Instalments, paid.instalments)
    if promise is not None:
        seen = w.find(InstalmentPaid, instalments=promise.id)
        w.put(promise.replace(answered_times=paying(promise, seen).answered))


def end_promise(w: Writer, promise_id: str) -> Instalments:
    """Nothing is left to pay: the promise is over, on the day of the last payment."""
    promise = w.get(Instalments, promise_id)
    seen = w.find(InstalmentPaid, instalments=promise_id)
    if not paying(promise, seen).paid_off:
        raise Refused(N_("まだ残りがあります。全部払い終わってから、誓約を終えます。"))
    ended = promise.replace(ended_on=max((each.paid_on for each in seen if each.paid_on), default=w.now.date()))
    w.put(ended)
    return ended


def _promise(r: Reader, paid: InstalmentPaid) -> Instalments:
    found = r.look(Instalments, paid.instalments) if paid.instalments else None
    if found is None:
        raise Refused(N_("先に分納の誓約を書いてください。支払いは、誓約の行から1回ずつ確かめます。"))
    return found
