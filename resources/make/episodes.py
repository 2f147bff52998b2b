"""The demo catalogue's source: its series, their episodes, and what is said in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    en: str
    fr: str


@dataclass(frozen=True)
class Episode:
    id: str
    season: int
    number: int
    seconds: int
    title: Text
    summary: Text
    lines: tuple[Text, ...]
    not_offered_because: Text | None = None


@dataclass(frozen=True)
class Series:
    id: str
    title: Text
    episodes: tuple[Episode, ...]


HEURES_CREUSES = Series(
    "heures-creuses",
    Text("Les Heures creuses", "Les Heures creuses"),
    (
        Episode(
            "salt",
            1,
            1,
            36,
            Text("Salt", "Sel"),
            Text(
                "Three heaps of salt wait for the end of summer. Nothing is done to them, "
                "and that is most of the work.",
                "Trois tas de sel attendent la fin de l’été. On n’y touche pas, "
                "et c’est là presque tout le travail.",
            ),
            (
                Text("The sea came in on Monday.", "La mer est entrée lundi."),
                Text(
                    "Since then, the sun has done the work.",
                    "Depuis, c’est le soleil qui travaille.",
                ),
                Text(
                    "A finger of water takes nine days to leave.",
                    "Un doigt d’eau met neuf jours à partir.",
                ),
                Text(
                    "What stays is white, and weighs something.",
                    "Ce qui reste est blanc, et pèse son poids.",
                ),
                Text("Nobody has ever hurried salt.", "Personne n’a jamais pressé le sel."),
            ),
        ),
        Episode(
            "harbour-lights",
            1,
            2,
            40,
            Text("Harbour Lights", "Les Lumières du port"),
            Text(
                "One evening on a jetty, lamp by lamp. The lighthouse counts the night in turns "
                "of nine seconds.",
                "Un soir sur une jetée, lampe après lampe. Le phare compte la nuit par tours "
                "de neuf secondes.",
            ),
            (
                Text(
                    "The first lamp is lit before it is needed.",
                    "On allume la première lampe avant d’en avoir besoin.",
                ),
                Text(
                    "The last one, when it is almost too late.",
                    "La dernière, quand il est presque trop tard.",
                ),
                Text(
                    "Between the two, twenty minutes of blue.",
                    "Entre les deux, vingt minutes de bleu.",
                ),
                Text(
                    "The lighthouse comes round every nine seconds.",
                    "Le phare repasse toutes les neuf secondes.",
                ),
                Text("You can set your breathing by it.", "On peut y régler son souffle."),
            ),
        ),
        Episode(
            "low-water",
            1,
            3,
            44,
            Text("Low Water", "Basses eaux"),
            Text(
                "The tide has gone out and left a boat on the sand. It has six hours to think "
                "about it.",
                "La mer s’est retirée et a laissé un bateau sur le sable. Il a six heures "
                "pour y penser.",
            ),
            (
                Text("The boat did not run aground.", "Le bateau ne s’est pas échoué."),
                Text("It was the sea that went home.", "C’est la mer qui est rentrée chez elle."),
                Text(
                    "She will be back in six hours and twelve minutes.",
                    "Elle reviendra dans six heures et douze minutes.",
                ),
                Text(
                    "Until then, you can walk where it is deep.",
                    "D’ici là, on marche où l’eau est profonde.",
                ),
                Text("Do not forget what time it is.", "N’oubliez pas l’heure qu’il est."),
            ),
        ),
        Episode(
            "night-ferry",
            1,
            4,
            42,
            Text("The Night Ferry", "Le Bac de nuit"),
            Text(
                "The last crossing of the day has eleven passengers and one hour. On the other "
                "side, it will be tomorrow.",
                "La dernière traversée du jour a onze passagers et une heure devant elle. "
                "Sur l’autre rive, ce sera demain.",
            ),
            (
                Text(
                    "The last ferry leaves at eleven.", "Le dernier bac part à vingt-trois heures."
                ),
                Text("It arrives at midnight, always.", "Il arrive à minuit, toujours."),
                Text(
                    "In the middle, no one can say what day it is.",
                    "Au milieu, nul ne sait dire quel jour on est.",
                ),
                Text(
                    "The moon makes the crossing with us.", "La lune fait la traversée avec nous."
                ),
                Text("Tomorrow begins at the landing stage.", "Demain commence à l’embarcadère."),
            ),
        ),
        Episode(
            "fog-signal",
            1,
            5,
            34,
            Text("Fog Signal", "Corne de brume"),
            Text(
                "When the lamp is no longer any use, the horn speaks every seven seconds. "
                "A buoy answers, in its own time.",
                "Quand la lampe ne sert plus à rien, la corne parle toutes les sept secondes. "
                "Une bouée répond, à son heure.",
            ),
            (
                Text(
                    "In fog, distance becomes time.", "Dans la brume, la distance devient du temps."
                ),
                Text(
                    "You count the seconds until the horn.",
                    "On compte les secondes jusqu’à la corne.",
                ),
                Text(
                    "Seven: you are where you thought you were.",
                    "Sept, et l’on est bien où l’on croyait.",
                ),
                Text(
                    "The fog lifts, they say, towards noon.", "La brume se lève, dit-on, vers midi."
                ),
            ),
        ),
        Episode(
            "salvage",
            1,
            6,
            38,
            Text("Salvage", "Épaves"),
            Text(
                "A small boat lets down a rope to a ship that sank forty years ago. "
                "The fish have kept everything in order.",
                "Une barque descend une corde vers un navire coulé il y a quarante ans. "
                "Les poissons ont tout gardé en ordre.",
            ),
            (
                Text("She went down in less than an hour.", "Il a coulé en moins d’une heure."),
                Text("She has been here for forty years.", "Il est ici depuis quarante ans."),
                Text(
                    "Down here, a bubble is the only clock.", "Ici, une bulle est la seule horloge."
                ),
                Text("We have air for twenty minutes.", "Nous avons de l’air pour vingt minutes."),
                Text(
                    "The wreck has all the time it needs.",
                    "L’épave a tout le temps qu’il lui faut.",
                ),
            ),
        ),
    ),
)

UNDERSTORY = Series(
    "understory",
    Text("Understory", "Sous-bois"),
    (
        Episode(
            "leaf-litter",
            2,
            3,
            32,
            Text("Leaf Litter", "Litière"),
            Text(
                "What falls in October is soil by the third spring. The forest puts nothing away "
                "and loses nothing.",
                "Ce qui tombe en octobre est de la terre au troisième printemps. La forêt ne range "
                "rien et ne perd rien.",
            ),
            (
                Text(
                    "A leaf takes eight seconds to fall.", "Une feuille met huit secondes à tomber."
                ),
                Text("Then two years to disappear.", "Puis deux ans à disparaître."),
                Text(
                    "Underneath lies last year, and the year before.",
                    "Dessous, il y a l’an dernier, et l’année d’avant.",
                ),
                Text("The forest reads from the bottom up.", "La forêt se lit de bas en haut."),
            ),
        ),
        Episode(
            "first-frost",
            2,
            4,
            30,
            Text("First Frost", "Premières gelées"),
            Text(
                "One clear night is enough to change the season. In the morning, each needle has "
                "its own white edge.",
                "Une nuit claire suffit à changer de saison. Au matin, chaque aiguille a son "
                "liseré blanc.",
            ),
            (
                Text("It happened a little before dawn.", "C’est arrivé un peu avant l’aube."),
                Text("No one saw the moment itself.", "Personne n’a vu l’instant même."),
                Text(
                    "By ten o’clock the sun will have taken it back.",
                    "À dix heures, le soleil aura tout repris.",
                ),
                Text("It is good to have risen early.", "On a bien fait de se lever tôt."),
            ),
        ),
        Episode(
            "mycelium",
            2,
            5,
            38,
            Text("Mycelium", "Mycélium"),
            Text(
                "Three mushrooms stand up for a week. The rest has been at work underneath "
                "for a century.",
                "Trois champignons se dressent pour une semaine. Le reste travaille dessous "
                "depuis un siècle.",
            ),
            (
                Text("What you see will last a week.", "Ce que vous voyez durera une semaine."),
                Text(
                    "What you do not see is a hundred years old.",
                    "Ce que vous ne voyez pas a cent ans.",
                ),
                Text(
                    "A message crosses the wood in one night.",
                    "Un message traverse le bois en une nuit.",
                ),
                Text("It says: rain, towards the north.", "Il dit qu’il pleut, vers le nord."),
                Text("The answer can wait.", "La réponse peut attendre."),
            ),
        ),
        Episode(
            "canopy",
            2,
            6,
            46,
            Text("Canopy", "Canopée"),
            Text(
                "Forty metres up, the day begins earlier. The light comes down from crown to crown "
                "and reaches the ground at noon.",
                "À quarante mètres de haut, le jour commence plus tôt. La lumière descend de cime "
                "en cime et touche le sol à midi.",
            ),
            (
                Text(
                    "Up here, the morning has already begun.",
                    "Ici, en haut, le matin a déjà commencé.",
                ),
                Text("Down below it is still night.", "En bas, il fait encore nuit."),
                Text(
                    "The light goes down one floor an hour.",
                    "La lumière descend d’un étage par heure.",
                ),
                Text("The birds do not wait for it.", "Les oiseaux ne l’attendent pas."),
                Text(
                    "At noon, for a moment, everyone has some.",
                    "À midi, un instant, chacun en a sa part.",
                ),
            ),
        ),
        Episode(
            "heartwood",
            2,
            7,
            35,
            Text("Heartwood", "Bois de cœur"),
            Text(
                "A felled oak is read from the middle outwards, a ring for a year. The dry summers "
                "are the thin ones.",
                "Un chêne abattu se lit du centre vers le bord, un cerne par an. Les étés secs "
                "sont les plus minces.",
            ),
            (
                Text(
                    "Start in the middle: it is the first spring.",
                    "Partez du milieu, c’est le premier printemps.",
                ),
                Text("A wide ring, a year of rain.", "Un cerne large, une année de pluie."),
                Text(
                    "A narrow one, and we remember that summer.",
                    "Un cerne étroit, et l’on se souvient de cet été.",
                ),
                Text("The bark is today.", "L’écorce, c’est aujourd’hui."),
            ),
        ),
        Episode(
            "clearing",
            2,
            8,
            33,
            Text("Clearing", "Clairière"),
            Text(
                "Where a great tree fell, the light has moved in. It will stay for thirty years, "
                "until the young ones close the roof.",
                "Là où un grand arbre est tombé, la lumière s’est installée. Elle restera trente "
                "ans, le temps que les jeunes referment le toit.",
            ),
            (
                Text("A tree fell here, one winter.", "Un arbre est tombé ici, un hiver."),
                Text("The light has been staying ever since.", "Depuis, la lumière y demeure."),
                Text(
                    "The deer comes at the same hour every day.",
                    "Le cerf vient chaque jour à la même heure.",
                ),
                Text(
                    "He has no watch. He is never late.",
                    "Il n’a pas de montre. Il n’est jamais en retard.",
                ),
            ),
        ),
    ),
)

SLOW_TRAINS = Series(
    "slow-trains",
    Text("Slow Trains", "Trains lents"),
    (
        Episode(
            "platform-two",
            1,
            1,
            37,
            Text("Platform Two", "Voie deux"),
            Text(
                "A traveller has come an hour too early, on purpose. The other trains go by "
                "without stopping.",
                "Un voyageur est venu une heure trop tôt, exprès. Les autres trains passent "
                "sans s’arrêter.",
            ),
            (
                Text("The train leaves in an hour.", "Le train part dans une heure."),
                Text("On platform two, no one looks up.", "Voie deux, personne ne lève les yeux."),
                Text(
                    "To be early is to own a little time.",
                    "Être en avance, c’est posséder un peu de temps.",
                ),
                Text(
                    "The hands move; the suitcase stays.",
                    "Les aiguilles avancent, la valise reste.",
                ),
                Text("It will come. It always comes.", "Il viendra. Il vient toujours."),
            ),
        ),
        Episode(
            "the-viaduct",
            1,
            2,
            45,
            Text("The Viaduct", "Le Viaduc"),
            Text(
                "Seven arches took eleven years to build. The train is across in under a minute.",
                "Sept arches ont demandé onze ans de travail. Le train les passe en moins "
                "d’une minute.",
            ),
            (
                Text("They built it in eleven years.", "On l’a bâti en onze ans."),
                Text(
                    "We cross it in forty-five seconds.",
                    "On le traverse en quarante-cinq secondes.",
                ),
                Text("The driver slows down all the same.", "Le mécanicien ralentit quand même."),
                Text("Out of courtesy towards the view.", "Par politesse envers la vue."),
                Text(
                    "Then the valley has its silence back.", "Puis la vallée retrouve son silence."
                ),
            ),
        ),
        Episode(
            "snow-fence",
            1,
            3,
            31,
            Text("Snow Fence", "Pare-neige"),
            Text(
                "A row of planks holds the winter back from the line. On the other side, the red "
                "railcar is on time, or nearly.",
                "Une rangée de planches retient l’hiver loin de la voie. De l’autre côté, "
                "l’autorail rouge est à l’heure, ou presque.",
            ),
            (
                Text("The fence does not stop the snow.", "La barrière n’arrête pas la neige."),
                Text("It only asks it to wait.", "Elle lui demande seulement d’attendre."),
                Text("The railcar is four minutes late.", "L’autorail a quatre minutes de retard."),
                Text(
                    "In January, that is called on time.",
                    "En janvier, on appelle cela être à l’heure.",
                ),
            ),
        ),
        Episode(
            "night-mail",
            1,
            4,
            39,
            Text("Night Mail", "Le Train postal"),
            Text(
                "Letters posted at six are sorted on the move. They will be read at breakfast, "
                "three hundred kilometres away.",
                "Les lettres postées à six heures sont triées en route. On les lira au petit "
                "déjeuner, trois cents kilomètres plus loin.",
            ),
            (
                Text("Posted at six in the evening.", "Postée à six heures du soir."),
                Text(
                    "Sorted at midnight, between two stations.", "Triée à minuit, entre deux gares."
                ),
                Text("Read at eight, over coffee.", "Lue à huit heures, devant un café."),
                Text("A letter is an evening that arrives.", "Une lettre est un soir qui arrive."),
                Text(
                    "The signal is green as far as the sea.", "Le signal est vert jusqu’à la mer."
                ),
            ),
        ),
        Episode(
            "junction",
            1,
            5,
            28,
            Text("Junction", "L’Embranchement"),
            Text(
                "Four signals decide who passes first. Every evening, the sun takes the middle "
                "track.",
                "Quatre signaux décident qui passe le premier. Chaque soir, le soleil prend "
                "la voie du milieu.",
            ),
            (
                Text("One arm falls, another rises.", "Un bras s’abaisse, un autre se lève."),
                Text(
                    "The one who waits loses three minutes.", "Celui qui attend perd trois minutes."
                ),
                Text("The one who passes does not know it.", "Celui qui passe n’en sait rien."),
                Text(
                    "The sun, for its part, is never held.", "Le soleil, lui, n’est jamais retenu."
                ),
            ),
        ),
        Episode(
            "terminus",
            1,
            6,
            36,
            Text("Terminus", "Terminus"),
            Text(
                "Under the glass, the rails stop and people do not. The clock is the only one "
                "that goes round again.",
                "Sous la verrière, les rails s’arrêtent, les gens non. L’horloge est la seule "
                "à refaire un tour.",
            ),
            (
                Text(
                    "Here the line has nothing more to say.", "Ici, la ligne n’a plus rien à dire."
                ),
                Text("Two trains rest, face to face.", "Deux trains se reposent, face à face."),
                Text(
                    "The last one leaves in forty minutes.",
                    "Le dernier repart dans quarante minutes.",
                ),
                Text("An end is a beginning that waits.", "Une fin est un début qui attend."),
            ),
            Text(
                "The rights for this episode cover watching online only.",
                "Les droits de cet épisode ne couvrent que la lecture en ligne.",
            ),
        ),
    ),
)

SERIES = (HEURES_CREUSES, UNDERSTORY, SLOW_TRAINS)
