"""Steps of the proof whose pictures a person looks at: wizard, first start, unlock, cases, print preview, tour."""

from windows.wine.ground import JAPANESE, Ground, Step, must
from windows.wine.machine import windows
from windows.wine.small import small
from windows.wine.window import opened, shown, shut
from windows.wine.wizard import wizard_pictures

# Pictures of the tour at whose moment the screen itself is taken as well, with frames and everything
MOMENTS = ("01-set-up-office", "04-set-up-recovery", "10-intake-preview", "17-case-no-consent", "53-conference-print")


def wizard(ground: Ground) -> None:
    """Every page of the installer and the remover in both languages leaves a picture; each walk ends as it should."""
    pc = ground.fresh()
    try:
        setup, older = small(ground, "2.0.0"), small(ground, "1.0.0")
        wizard_pictures(pc, ground.screen, setup, older, ground.out / "wizard")
    finally:
        pc.remove()


def first_start(ground: Ground) -> None:
    """The first start of an empty place shows the set-up; a picture of the screen stays."""
    running = shown(ground, ground.machine, "--data-dir", "C:\\nothing here")
    ground.machine.rest(2)
    ground.screen.picture(ground.out / "screen" / "first-start.png")
    shut(ground, ground.machine, running)


def working(ground: Ground) -> None:
    """Unlock, the page of today, the cases and one case; each leaves a picture of the screen."""
    screen, machine = ground.screen, ground.machine
    running = shown(ground, machine, "--data-dir", JAPANESE)
    machine.rest(2)
    screen.picture(ground.out / "screen" / "unlock.png")
    machine.run("taskkill", "/f", "/im", "Kyoju.exe")
    running.wait(30)
    must(machine.until(screen.empty, 30), "the window stayed")
    running = opened(ground, machine, JAPANESE)
    screen.picture(ground.out / "screen" / "today.png")
    screen.key("ctrl+2")
    machine.rest(3)
    screen.picture(ground.out / "screen" / "cases.png")
    screen.key("Return")
    machine.rest(4)
    screen.picture(ground.out / "screen" / "case.png")
    shut(ground, machine, running)


def tour_in_a_window(ground: Ground) -> None:
    """The tour in a real window; its own pictures and some of the whole screen stay."""
    folder = ground.out / "tour-window"
    folder.mkdir(parents=True)
    running = ground.machine.begin(ground.machine.program / "Kyoju.exe", "--tour", windows(folder))
    for each in MOMENTS:
        must(ground.machine.until((folder / f"{each}.png").exists, 600, 0.05), f"the tour does not get to {each}")
        ground.screen.picture(ground.out / "screen" / f"{each}.png")
    code = running.wait(1500)
    must(code == 0 and (folder / "tour.json").is_file(), f"the tour stopped ({code})")


STEPS: tuple[Step, ...] = (wizard, first_start, working, tour_in_a_window)
SHORT: tuple[Step, ...] = (first_start,)
