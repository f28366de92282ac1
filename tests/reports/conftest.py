"""A realistic report with invented people, and the tools that look into a PDF."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.phrase import Language
from llnet_desktop.domain.report import (
    ActionReport,
    ReportBlock,
    ReportCluster,
    ReportCommitment,
    ReportLane,
    ReportNote,
)
from llnet_desktop.domain.workshop import BlockKind

START = datetime(2026, 11, 22, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))

TEXTS = """Testlocatie op de werf, vrij vanaf maart
Gegevens over bezoekersstromen 2023–2025
Twee dagen juridisch advies over vergunningen
Studenten voor een onderzoek van tien weken
Ons leverancierscontract als voorbeeld
Een festival dat herbruikbare bekers wil proberen met 20.000 bezoekers
Eén aanspreekpunt per gemeente
Iemand die al eens een bodempaspoort heeft gemaakt
Hulp om dit aan mijn directeur uit te leggen
One shared set of rules for circular events in the region
Netcapaciteit voor de hele kade in één plan
Samen materialen inkopen
Samen inkopen scheelt iedereen een kwart
Wie betaalt de eerste stap?
We weten van elkaar niet waar we mee bezig zijn
Ik mis de bewoners in deze zaal
De jongste hier is veertig
Een plek waar je mag zeggen dat het niet gelukt is
Minder pilots, meer afmaken
Een fout delen per kwartaal
Nguyễn Thị Lan: kaarten van de uiterwaarden delen""".splitlines()


def notes(numbers: range) -> tuple[ReportNote, ...]:
    return tuple(ReportNote(n, TEXTS[n % len(TEXTS)], n % 5 if n % 3 == 0 else 0) for n in numbers)


def commitments() -> tuple[ReportCommitment, ...]:
    rows = (
        ("Marieke V.", "Gemeente", "Drie festivals vragen om één bekerleverancier te delen",
         date(2026, 11, 27), "Jeroen (DGTL)", "morgen om 9:00 Jeroen bellen",
         Condition.INTERDEPENDENCE, "Samen materialen inkopen"),
        ("Jeroen D.", "Festival Noord", "Een hele dag met herbruikbare bekers draaien",
         date(2027, 6, 1), "Marieke, Sail", "in het productieplan zetten", Condition.ENERGY, ""),
        ("Nguyễn Thị Lan", "Cần Thơ", "De uiterwaardkaarten sturen en uitleggen hoe we kiezen",
         date(2026, 12, 1), "het waterschap", "vanavond de kaarten uploaden",
         Condition.DIVERSITY, ""),
        ("Tom B.", "Waterschap", "Mijn directeur vertellen wat er vorig jaar niet lukte",
         date(2026, 12, 4), "Fatima", "maandag een half uur vastleggen", Condition.GROWTH, ""),
        ("Fatima E.", "Initiatief Bodem", "De volgende keer ontvangen, waar fouten welkom zijn",
         date(2027, 1, 14), "iedereen", "deze week de zaal bespreken", Condition.SAFETY, ""),
        ("Łukasz W.", "Afvalbedrijf", "Het leverancierscontract als voorbeeld rondsturen",
         date(2026, 12, 11), "", "", None, "Ons leverancierscontract als voorbeeld"),
        ("Çağla K.", "", "Eén aanspreekpunt per gemeente op een lijst zetten, met telefoonnummers "
         "en de dagen waarop iemand te bereiken is, ook in de zomer",
         date(2026, 12, 18), "Marieke V.", "", Condition.INTERDEPENDENCE, ""),
        ("Wim", "Sail", "Bewoners uitnodigen voor de volgende bijeenkomst",
         date(2026, 12, 19), "Fatima E., Tom B.", "drie adressen vragen aan de wijkraad",
         Condition.DIVERSITY, "Ik mis de bewoners in deze zaal"),
    )  # fmt: skip
    return tuple(ReportCommitment(number, *row) for number, row in enumerate(rows, start=1))


def blocks() -> tuple[ReportBlock, ...]:
    plan: tuple[tuple[str, BlockKind, Condition | None, int, int, tuple[ReportLane, ...]], ...] = (
        ("Inchecken in tweetallen", BlockKind.EXERCISE, Condition.SAFETY, 15, 17, ()),
        ("Vraag en aanbod op de muur", BlockKind.EXERCISE, Condition.INTERDEPENDENCE, 35, 41,
         (ReportLane("Wat ik te bieden heb", (), notes(range(1, 12))),
          ReportLane("Wat ik nodig heb",
                     (ReportCluster("Samen inkopen", notes(range(12, 17))),
                      ReportCluster("", notes(range(17, 19)))),
                     notes(range(19, 24))))),
        ("Pauze", BlockKind.BREAK, None, 15, 14, ()),
        ("Wat wij van elkaar niet begrijpen", BlockKind.EXERCISE, Condition.DIVERSITY, 40, 38,
         (ReportLane("Dit verbaast mij", (), notes(range(24, 34))),)),
        ("Een fout die mij iets leerde", BlockKind.EXERCISE, Condition.GROWTH, 30, 30,
         (ReportLane("Briefjes", (), notes(range(34, 41))),)),
        ("Afspraken maken", BlockKind.COMMITMENTS, None, 35, 36, ()),
    )  # fmt: skip
    made: list[ReportBlock] = []
    planned, real = START, START + timedelta(minutes=9)
    for number, (title, kind, condition, minutes, took, lanes) in enumerate(plan, start=1):
        made.append(
            ReportBlock(number, title, kind, condition, planned, minutes, real, took, lanes)
        )
        planned += timedelta(minutes=minutes)
        real += timedelta(minutes=took)
    return tuple(made)


def make_example(language: Language = "nl") -> ActionReport:
    return ActionReport(
        title="Bijeenkomst 3: de circulaire waterkant",
        network="Circulaire Festivals Amsterdam",
        venue="Pakhuis de Zwijger",
        facilitator="R. de Boer",
        goal="Van samen leren naar samen doen, met drie dingen die voor de zomer af zijn.",
        people=18,
        starts=START,
        planned_end=START + timedelta(minutes=170),
        language=language,
        real_start=START + timedelta(minutes=9),
        real_end=START + timedelta(minutes=185),
        commitments=commitments(),
        blocks=blocks(),
    )


@pytest.fixture
def example() -> ActionReport:
    """A morning with 18 people, 40 notes and 8 commitments."""
    return make_example()
