<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>texts</name>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>%1 B</source>
        <comment>bytes</comment>
        <translation>%1&#xa0;o</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <comment>kilobytes</comment>
        <translation>%1&#xa0;ko</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <comment>megabytes</comment>
        <translation>%1&#xa0;Mo</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <comment>gigabytes</comment>
        <translation>%1&#xa0;Go</translation>
    </message>
    <message>
        <source>%1 TB</source>
        <comment>terabytes</comment>
        <translation>%1&#xa0;To</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>what has arrived, of the whole size</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>short date, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>long date, time</comment>
        <translation>%1 à&#xa0;%2</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <comment>a length of time in a sentence</comment>
        <translation>
            <numerusform>%n&#xa0;heure</numerusform>
            <numerusform>%n&#xa0;heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <comment>a length of time in a sentence</comment>
        <translation>
            <numerusform>%n&#xa0;minute</numerusform>
            <numerusform>%n&#xa0;minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <comment>a length of time in a sentence</comment>
        <translation>
            <numerusform>%n&#xa0;seconde</numerusform>
            <numerusform>%n&#xa0;secondes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <comment>badge</comment>
        <translation>
            <numerusform>%n&#xa0;jour restant</numerusform>
            <numerusform>%n&#xa0;jours restants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h left</source>
        <comment>badge: hours</comment>
        <translation>
            <numerusform>%n&#xa0;h restante</numerusform>
            <numerusform>%n&#xa0;h restantes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2 left</source>
        <comment>badge: hours and minutes</comment>
        <translation>%1&#xa0;h&#xa0;%2 restantes</translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <comment>badge: minutes</comment>
        <translation>
            <numerusform>%n&#xa0;min restante</numerusform>
            <numerusform>%n&#xa0;min restantes</numerusform>
        </translation>
    </message>
    <message>
        <source>under a minute left</source>
        <comment>badge</comment>
        <translation>moins d’une minute</translation>
    </message>
    <message>
        <source>Over</source>
        <comment>badge: no time is left</comment>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>under a minute</source>
        <comment>an amount of time in a sentence</comment>
        <translation>moins d’une minute</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <comment>time left, in full words</comment>
        <translation>
            <numerusform>%n&#xa0;jour restant</numerusform>
            <numerusform>%n&#xa0;jours restants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <comment>time left, in full words</comment>
        <translation>
            <numerusform>%n&#xa0;heure restante</numerusform>
            <numerusform>%n&#xa0;heures restantes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2 left</source>
        <comment>hours and minutes, in full words</comment>
        <translation>%1 et %2 restantes</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <comment>time left, in full words</comment>
        <translation>
            <numerusform>%n&#xa0;minute restante</numerusform>
            <numerusform>%n&#xa0;minutes restantes</numerusform>
        </translation>
    </message>
    <message>
        <source>under a minute left</source>
        <comment>time left, in full words</comment>
        <translation>moins d’une minute</translation>
    </message>
    <message>
        <source>the time is over</source>
        <comment>time left, in full words</comment>
        <translation>le temps est écoulé</translation>
    </message>
    <message>
        <source>no time limit while it is in the catalogue</source>
        <comment>terms of a policy</comment>
        <translation>aucune limite de temps tant qu’il est au catalogue</translation>
    </message>
    <message>
        <source>%1 to watch it, started or not</source>
        <comment>terms of a policy</comment>
        <translation>%1 pour le regarder, commencé ou non</translation>
    </message>
    <message>
        <source>%1 to start</source>
        <comment>terms of a policy</comment>
        <translation>%1 pour commencer</translation>
    </message>
    <message>
        <source>no time limit once started</source>
        <comment>terms of a policy</comment>
        <translation>sans limite une fois commencé</translation>
    </message>
    <message>
        <source>%1 to finish once started</source>
        <comment>terms of a policy</comment>
        <translation>%1 pour finir une fois commencé</translation>
    </message>
    <message>
        <source>whichever ends first</source>
        <comment>terms of a policy</comment>
        <translation>au premier des deux termes</translation>
    </message>
    <message>
        <source>less than %1 of playing starts nothing</source>
        <comment>terms of a policy</comment>
        <translation>une lecture de moins de %1 n’ouvre rien</translation>
    </message>
    <message>
        <source>playing stops at the end of the time</source>
        <comment>terms of a policy</comment>
        <translation>la lecture s’arrête à la fin du délai</translation>
    </message>
    <message>
        <source>any number of renewals</source>
        <comment>terms of a policy</comment>
        <translation>renouvellements sans limite</translation>
    </message>
    <message>
        <source>no renewal</source>
        <comment>terms of a policy</comment>
        <translation>aucun renouvellement</translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) in all</source>
        <comment>terms of a policy</comment>
        <translation>
            <numerusform>%n renouvellement en tout</numerusform>
            <numerusform>%n renouvellements en tout</numerusform>
        </translation>
    </message>
    <message>
        <source>no renewal within a year</source>
        <comment>terms of a policy</comment>
        <translation>aucun renouvellement dans l’année</translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) within a year</source>
        <comment>terms of a policy</comment>
        <translation>
            <numerusform>%n renouvellement dans l’année</numerusform>
            <numerusform>%n renouvellements dans l’année</numerusform>
        </translation>
    </message>
    <message>
        <source>no renewal within %1</source>
        <comment>terms of a policy</comment>
        <translation>aucun renouvellement en %1</translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) within %1</source>
        <comment>terms of a policy</comment>
        <translation>
            <numerusform>%n renouvellement en %1</numerusform>
            <numerusform>%n renouvellements en %1</numerusform>
        </translation>
    </message>
    <message>
        <source>no download on this laptop</source>
        <comment>terms of a policy</comment>
        <translation>aucun téléchargement sur cet ordinateur</translation>
    </message>
    <message numerus="yes">
        <source>at most %n download(s) at once</source>
        <comment>terms of a policy</comment>
        <translation>
            <numerusform>%n téléchargement au plus à la fois</numerusform>
            <numerusform>%n téléchargements au plus à la fois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <comment>a length of time in a sentence</comment>
        <translation>
            <numerusform>%n an</numerusform>
            <numerusform>%n ans</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <comment>a length of time in a sentence</comment>
        <translation>
            <numerusform>%n mois</numerusform>
            <numerusform>%n mois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>an amount of time</comment>
        <translation>
            <numerusform>%n&#xa0;jour</numerusform>
            <numerusform>%n&#xa0;jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>an amount of time: hours</comment>
        <translation>
            <numerusform>%n&#xa0;h</numerusform>
            <numerusform>%n&#xa0;h</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <comment>an amount of time: hours and minutes</comment>
        <translation>%1&#xa0;h&#xa0;%2</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>an amount of time: minutes</comment>
        <translation>
            <numerusform>%n&#xa0;min</numerusform>
            <numerusform>%n&#xa0;min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <comment>an amount of time: seconds</comment>
        <translation>
            <numerusform>%n&#xa0;s</numerusform>
            <numerusform>%n&#xa0;s</numerusform>
        </translation>
    </message>
    <message>
        <source>Season %1</source>
        <comment>header of a group</comment>
        <translation>Saison&#xa0;%1</translation>
    </message>
    <message numerus="yes">
        <source>%n episode(s)</source>
        <comment>header of a group</comment>
        <translation>
            <numerusform>%n&#xa0;épisode</numerusform>
            <numerusform>%n&#xa0;épisodes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on this laptop</source>
        <comment>header of a group: so many bytes</comment>
        <translation>%1 sur cet ordinateur</translation>
    </message>
    <message>
        <source>A download allows: %1</source>
        <comment>header of a group: the terms of the policy</comment>
        <translation>Un téléchargement permet&#xa0;: %1</translation>
    </message>
    <message>
        <source>episode %1</source>
        <comment>the number of an episode, in full words</comment>
        <translation>épisode&#xa0;%1</translation>
    </message>
    <message>
        <source>Download</source>
        <comment>button</comment>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>button: a transfer</comment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>In your downloads</source>
        <comment>button: goes there</comment>
        <translation>Déjà téléchargé</translation>
    </message>
    <message>
        <source>Renew</source>
        <comment>button</comment>
        <translation>Renouveler</translation>
    </message>
    <message>
        <source>Try again</source>
        <comment>button: a failed transfer</comment>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>It left the catalogue on %1.</source>
        <comment>why a download is not offered</comment>
        <translation>Il a quitté le catalogue le %1.</translation>
    </message>
    <message>
        <source>It is not offered for download.</source>
        <comment>why, where none is given</comment>
        <translation>Il n’est pas proposé au téléchargement.</translation>
    </message>
    <message>
        <source>leaves on %1</source>
        <comment>facts of an episode: the catalogue, a date and time</comment>
        <translation>quitte le catalogue le %1</translation>
    </message>
    <message>
        <source>English</source>
        <comment>a language, in a list of facts</comment>
        <translation>anglais</translation>
    </message>
    <message>
        <source>French</source>
        <comment>a language, in a list of facts</comment>
        <translation>français</translation>
    </message>
    <message>
        <source>Locked until %1</source>
        <comment>badge</comment>
        <translation>Verrouillé jusqu’au %1</translation>
    </message>
    <message>
        <source>Downloads</source>
        <comment>page</comment>
        <translation>Téléchargements</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <comment>page</comment>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>What can be downloaded, what cannot, and why</source>
        <comment>under the title</comment>
        <translation>Ce qui se télécharge, ce qui ne se télécharge pas, et pourquoi</translation>
    </message>
    <message>
        <source>Search titles</source>
        <comment>search field</comment>
        <translation>Chercher un titre</translation>
    </message>
    <message>
        <source>Only titles and series are searched here.</source>
        <comment>no result</comment>
        <translation>La recherche porte sur les titres et les séries.</translation>
    </message>
    <message>
        <source>The catalogue is empty</source>
        <comment>empty page</comment>
        <translation>Le catalogue est vide</translation>
    </message>
    <message>
        <source>It lists no episode at the moment.</source>
        <comment>empty page</comment>
        <translation>Il ne propose aucun épisode pour le moment.</translation>
    </message>
    <message>
        <source>Sort: %1</source>
        <comment>button</comment>
        <translation>Tri&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>chip: its name, its count</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No title matches “%1”</source>
        <comment>no result</comment>
        <translation>Aucun titre ne correspond à «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Only downloads are searched here.</source>
        <comment>no result</comment>
        <translation>Seuls les téléchargements sont cherchés ici.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <comment>button</comment>
        <translation>Effacer la recherche</translation>
    </message>
    <message>
        <source>Downloads are off on this laptop</source>
        <comment>title of a message</comment>
        <translation>Les téléchargements sont désactivés sur cet ordinateur</translation>
    </message>
    <message>
        <source>“%1” is not offered for download</source>
        <comment>title of a message</comment>
        <translation>«&#x202f;%1&#x202f;» n’est pas proposé au téléchargement</translation>
    </message>
    <message>
        <source>“%1” is no longer offered</source>
        <comment>title of a message</comment>
        <translation>«&#x202f;%1&#x202f;» n’est plus proposé</translation>
    </message>
    <message>
        <source>“%1” is already on this laptop</source>
        <comment>title of a message</comment>
        <translation>«&#x202f;%1&#x202f;» est déjà sur cet ordinateur</translation>
    </message>
    <message>
        <source>“%1” is already being downloaded</source>
        <comment>title of a message</comment>
        <translation>«&#x202f;%1&#x202f;» est déjà en cours de téléchargement</translation>
    </message>
    <message>
        <source>It is in the queue, or held there by you.</source>
        <comment>message</comment>
        <translation>Il est dans la file, ou vous l’y avez suspendu.</translation>
    </message>
    <message>
        <source>It counts only once it is complete.</source>
        <comment>message</comment>
        <translation>Il n’est compté qu’une fois complet.</translation>
    </message>
    <message>
        <source>This laptop holds all the downloads it may</source>
        <comment>title of a message</comment>
        <translation>Cet ordinateur contient déjà tous les téléchargements permis</translation>
    </message>
    <message>
        <source>“%1” is not on this laptop</source>
        <comment>title of a message</comment>
        <translation>«&#x202f;%1&#x202f;» n’est pas sur cet ordinateur</translation>
    </message>
    <message>
        <source>You removed “%1”</source>
        <comment>title of a message</comment>
        <translation>Vous avez supprimé «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Its file is no longer on this laptop.</source>
        <comment>message</comment>
        <translation>Son fichier n’est plus sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The file of “%1” is missing</source>
        <comment>title of a message</comment>
        <translation>Le fichier de «&#x202f;%1&#x202f;» est introuvable</translation>
    </message>
    <message>
        <source>It was moved or deleted outside Sablier, so the copy has ended.</source>
        <comment>message</comment>
        <translation>Il a été déplacé ou supprimé hors de Sablier&#x202f;; la copie a donc pris fin.</translation>
    </message>
    <message>
        <source>“%1” has expired</source>
        <comment>title of a message</comment>
        <translation>«&#x202f;%1&#x202f;» a expiré</translation>
    </message>
    <message>
        <source>“%1” can be watched now</source>
        <comment>title of a message</comment>
        <translation>«&#x202f;%1&#x202f;» peut être regardé maintenant</translation>
    </message>
    <message>
        <source>It has no time limit on this laptop.</source>
        <comment>message</comment>
        <translation>Il n’a pas de limite de temps sur cet ordinateur.</translation>
    </message>
    <message>
        <source>“%1” was not downloaded</source>
        <comment>title of a message</comment>
        <translation>«&#x202f;%1&#x202f;» n’a pas été téléchargé</translation>
    </message>
    <message>
        <source>It left the catalogue while it was on its way.</source>
        <comment>message</comment>
        <translation>Il a quitté le catalogue pendant le téléchargement.</translation>
    </message>
    <message>
        <source>There is no network.</source>
        <comment>message</comment>
        <translation>Il n’y a pas de réseau.</translation>
    </message>
    <message>
        <source>It continues automatically once you are online again.</source>
        <comment>message</comment>
        <translation>Le téléchargement reprendra de lui-même dès qu’il y en aura un.</translation>
    </message>
    <message>
        <source>Make some room, then try again.</source>
        <comment>message</comment>
        <translation>Libérez de la place, puis réessayez.</translation>
    </message>
    <message>
        <source>Its file is not where the catalogue says it is.</source>
        <comment>message</comment>
        <translation>Son fichier n’est pas à l’endroit indiqué par le catalogue.</translation>
    </message>
    <message>
        <source>Try again later, or ask whoever maintains the catalogue.</source>
        <comment>message</comment>
        <translation>Réessayez plus tard, ou demandez à qui tient le catalogue.</translation>
    </message>
    <message>
        <source>The file that arrived is not the one that the catalogue describes.</source>
        <comment>message</comment>
        <translation>Ce qui est arrivé n’est pas ce que décrit le catalogue.</translation>
    </message>
    <message>
        <source>It was discarded. Trying again downloads it from the start.</source>
        <comment>message</comment>
        <translation>Le fichier reçu a été jeté&#x202f;; réessayer le reprend depuis le début.</translation>
    </message>
    <message>
        <source>Its file cannot be read where the catalogue says it is.</source>
        <comment>message</comment>
        <translation>Son fichier ne peut pas être lu à l’endroit indiqué par le catalogue.</translation>
    </message>
    <message>
        <source>Check that you are allowed to open it, then try again.</source>
        <comment>message</comment>
        <translation>Vérifiez que vous pouvez l’ouvrir, puis réessayez.</translation>
    </message>
    <message>
        <source>The folder of downloads cannot be written to.</source>
        <comment>message</comment>
        <translation>Le dossier des téléchargements n’est pas accessible en écriture.</translation>
    </message>
    <message>
        <source>Check that you are allowed to change it, then try again.</source>
        <comment>message</comment>
        <translation>Vérifiez que vous pouvez le modifier, puis réessayez.</translation>
    </message>
    <message>
        <source>The connection broke too often.</source>
        <comment>message</comment>
        <translation>La connexion a été coupée trop souvent.</translation>
    </message>
    <message>
        <source>It stopped for an unknown reason.</source>
        <comment>message</comment>
        <translation>Il s’est arrêté sans raison connue.</translation>
    </message>
    <message>
        <source>No downloads of “%1” left</source>
        <comment>title of a message</comment>
        <translation>Plus de téléchargement pour «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Every download that the rules allow has been used.</source>
        <comment>message</comment>
        <translation>Tous les téléchargements permis par les règles ont été utilisés.</translation>
    </message>
    <message>
        <source>They do not open again.</source>
        <comment>message: downloads</comment>
        <translation>Ils ne rouvriront pas.</translation>
    </message>
    <message>
        <source>Downloads of “%1” open again on %2.</source>
        <comment>message: title, date and time</comment>
        <translation>Les téléchargements de «&#x202f;%1&#x202f;» rouvrent le %2.</translation>
    </message>
    <message>
        <source>It has left the catalogue.</source>
        <comment>message</comment>
        <translation>Il a quitté le catalogue.</translation>
    </message>
    <message>
        <source>It has to be downloaded first.</source>
        <comment>message</comment>
        <translation>Il faut d’abord le télécharger.</translation>
    </message>
    <message>
        <source>It can be downloaded again, with all its renewals.</source>
        <comment>message</comment>
        <translation>Il peut être téléchargé à nouveau, avec tous ses renouvellements.</translation>
    </message>
    <message>
        <source>It can be downloaded again.</source>
        <comment>message</comment>
        <translation>Il peut être téléchargé à nouveau.</translation>
    </message>
    <message>
        <source>It can be renewed as often as you like.</source>
        <comment>message</comment>
        <translation>Il peut être renouvelé aussi souvent que vous le souhaitez.</translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) left, and no other after that.</source>
        <comment>message</comment>
        <translation>
            <numerusform>Il reste %n renouvellement, et aucun autre ensuite.</numerusform>
            <numerusform>Il reste %n renouvellements, et aucun autre ensuite.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) left until %1.</source>
        <comment>message: a date and a time</comment>
        <translation>
            <numerusform>Il reste %n renouvellement jusqu’au %1.</numerusform>
            <numerusform>Il reste %n renouvellements jusqu’au %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>It can be neither watched nor downloaded any more.</source>
        <comment>message</comment>
        <translation>Il ne peut plus être ni regardé ni téléchargé.</translation>
    </message>
    <message>
        <source>It left the catalogue on %1.</source>
        <comment>message: a date and a time</comment>
        <translation>Il a quitté le catalogue le %1.</translation>
    </message>
    <message>
        <source>It must be started before %1.</source>
        <comment>message: a date and a time</comment>
        <translation>Il doit être commencé avant le %1.</translation>
    </message>
    <message>
        <source>It can be watched until %1.</source>
        <comment>message: a date and a time</comment>
        <translation>Il peut être regardé jusqu’au %1.</translation>
    </message>
    <message>
        <source>Its policy allows no download on this laptop.</source>
        <comment>message</comment>
        <translation>Ses conditions ne permettent aucun téléchargement sur cet ordinateur.</translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) at once are allowed, those under way included.</source>
        <comment>message</comment>
        <translation>
            <numerusform>Un seul téléchargement à la fois est permis, ceux en cours compris.</numerusform>
            <numerusform>%n téléchargements à la fois sont permis, ceux en cours compris.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove one, or wait until one has ended, then ask again.</source>
        <comment>message</comment>
        <translation>Supprimez-en un, ou attendez la fin de l’un d’eux, puis redemandez.</translation>
    </message>
    <message>
        <source>Its catalogue does not allow it to be downloaded.</source>
        <comment>message</comment>
        <translation>Son catalogue n’en permet pas le téléchargement.</translation>
    </message>
    <message>
        <source>It reports that its system was modified, and a modified device gets no downloads.</source>
        <comment>message: this laptop</comment>
        <translation>Il signale que son système a été modifié&#x202f;; un appareil modifié ne reçoit aucun téléchargement.</translation>
    </message>
    <message>
        <source>What is already on this laptop can be watched as before.</source>
        <comment>message</comment>
        <translation>Ce qui est déjà sur cet ordinateur reste lisible comme avant.</translation>
    </message>
    <message>
        <source>Nothing was used up.</source>
        <comment>message: no download was counted</comment>
        <translation>Rien n’a été décompté.</translation>
    </message>
    <message>
        <source>It is deleted from this laptop on %1 at the latest, when it leaves the catalogue.</source>
        <comment>warning</comment>
        <translation>Il est supprimé de cet ordinateur au plus tard le %1, quand il quitte le catalogue.</translation>
    </message>
    <message>
        <source>After that it is deleted from this laptop, and on %1 at the latest, when it leaves the catalogue.</source>
        <comment>warning</comment>
        <translation>Ensuite il est supprimé de cet ordinateur, au plus tard le %1, quand il quitte le catalogue.</translation>
    </message>
    <message>
        <source>Nothing is downloaded yet</source>
        <comment>first run</comment>
        <translation>Rien n’est encore téléchargé</translation>
    </message>
    <message>
        <source>Your downloads appear here, with the time left to watch each of them.</source>
        <comment>first run</comment>
        <translation>Ce que vous téléchargez se trouve ici, avec le temps qu’il reste pour le regarder.</translation>
    </message>
    <message>
        <source>Open the catalogue</source>
        <comment>button</comment>
        <translation>Ouvrir le catalogue</translation>
    </message>
    <message>
        <source>Nothing is waiting to be started</source>
        <comment>empty filter</comment>
        <translation>Rien n’attend d’être lancé</translation>
    </message>
    <message>
        <source>Nothing is half watched</source>
        <comment>empty filter</comment>
        <translation>Rien n’est commencé</translation>
    </message>
    <message>
        <source>Nothing ends today</source>
        <comment>empty filter</comment>
        <translation>Rien ne se termine aujourd’hui</translation>
    </message>
    <message>
        <source>Nothing has expired</source>
        <comment>empty filter</comment>
        <translation>Rien n’a expiré</translation>
    </message>
    <message>
        <source>Nothing is downloading</source>
        <comment>empty filter</comment>
        <translation>Aucun téléchargement en cours</translation>
    </message>
    <message>
        <source>Show all downloads</source>
        <comment>button</comment>
        <translation>Voir tous les téléchargements</translation>
    </message>
    <message>
        <source>watched to the end</source>
        <comment>how far an episode was watched</comment>
        <translation>vu jusqu’à la fin</translation>
    </message>
    <message>
        <source>not started</source>
        <comment>how far an episode was watched</comment>
        <translation>pas commencé</translation>
    </message>
    <message>
        <source>watched to %1</source>
        <comment>how far an episode was watched, which is gone</comment>
        <translation>vu jusqu’à %1</translation>
    </message>
    <message>
        <source>stopped at %1</source>
        <comment>how far an episode was watched</comment>
        <translation>arrêté à %1</translation>
    </message>
    <message>
        <source>Play</source>
        <comment>button</comment>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>button: of a message</comment>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Its time is over, and its file was deleted from this laptop.</source>
        <comment>message</comment>
        <translation>Son temps est écoulé, et son fichier a été supprimé de cet ordinateur.</translation>
    </message>
    <message>
        <source>Its time was over on %1, and its file was deleted from this laptop.</source>
        <comment>message: a date and a time</comment>
        <translation>Son temps s’est écoulé le %1, et son fichier a été supprimé de cet ordinateur.</translation>
    </message>
    <message>
        <source>Its file was deleted from this laptop on %1.</source>
        <comment>message: a date and a time</comment>
        <translation>Son fichier a été supprimé de cet ordinateur le %1.</translation>
    </message>
    <message>
        <source>Resume</source>
        <comment>button: watching</comment>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Why?</source>
        <comment>button: why it cannot be played</comment>
        <translation>Pourquoi&#x202f;?</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>button: a removal</comment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>button: a transfer</comment>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Go on</source>
        <comment>button: a paused transfer</comment>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Nothing on this laptop yet</source>
        <comment>under the title of the library</comment>
        <translation>Rien sur cet ordinateur pour l’instant</translation>
    </message>
    <message numerus="yes">
        <source>%n ready to watch</source>
        <comment>under the title of the library</comment>
        <translation>
            <numerusform>%n&#xa0;à regarder</numerusform>
            <numerusform>%n&#xa0;à regarder</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to watch right now</source>
        <comment>under the title of the library</comment>
        <translation>Rien à regarder pour l’instant</translation>
    </message>
    <message numerus="yes">
        <source>%n ending today</source>
        <comment>under the title of the library</comment>
        <translation>
            <numerusform>%n&#xa0;se termine aujourd’hui</numerusform>
            <numerusform>%n&#xa0;se terminent aujourd’hui</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired</source>
        <comment>under the title of the library</comment>
        <translation>
            <numerusform>%n&#xa0;expiré</numerusform>
            <numerusform>%n&#xa0;expirés</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <comment>chip</comment>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Ready</source>
        <comment>chip: not started</comment>
        <translation>Prêts</translation>
    </message>
    <message>
        <source>Started</source>
        <comment>chip</comment>
        <translation>Commencés</translation>
    </message>
    <message>
        <source>Ending today</source>
        <comment>chip</comment>
        <translation>Fin aujourd’hui</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>chip</comment>
        <translation>Expirés</translation>
    </message>
    <message>
        <source>Downloading</source>
        <comment>chip</comment>
        <translation>Téléchargement</translation>
    </message>
    <message>
        <source>Expiring first</source>
        <comment>order of the rows</comment>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Title</source>
        <comment>order of the rows</comment>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Last download</source>
        <comment>order of the rows</comment>
        <translation>Dernier téléchargement</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>order of the rows</comment>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Downloads</source>
        <comment>the list, for a screen reader</comment>
        <translation>Téléchargements</translation>
    </message>
    <message>
        <source>Why can it not be played?</source>
        <comment>menu of a row</comment>
        <translation>Pourquoi ne peut-on pas le lire&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>Renew %n episode(s)</source>
        <comment>menu of several rows</comment>
        <translation>
            <numerusform>Renouveler %n&#xa0;épisode</numerusform>
            <numerusform>Renouveler %n&#xa0;épisodes</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel the download</source>
        <comment>menu of a row</comment>
        <translation>Annuler le téléchargement</translation>
    </message>
    <message>
        <source>Pause the download</source>
        <comment>menu of a row</comment>
        <translation>Suspendre le téléchargement</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n episode(s) from this laptop</source>
        <comment>menu of rows</comment>
        <translation>
            <numerusform>Supprimer de cet ordinateur</numerusform>
            <numerusform>Supprimer %n&#xa0;épisodes de cet ordinateur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear %n row(s) from this list</source>
        <comment>menu of rows</comment>
        <translation>
            <numerusform>Masquer dans cette liste</numerusform>
            <numerusform>Masquer %n&#xa0;lignes dans cette liste</numerusform>
        </translation>
    </message>
    <message>
        <source>Details</source>
        <comment>menu of a row: the inspector</comment>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <comment>dialog</comment>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>move among the rows</source>
        <comment>shortcut</comment>
        <translation>se déplacer parmi les lignes</translation>
    </message>
    <message>
        <source>play, or say why it cannot be played</source>
        <comment>shortcut</comment>
        <translation>lire, ou dire pourquoi ce n’est pas possible</translation>
    </message>
    <message>
        <source>undo, while it is offered</source>
        <comment>shortcut</comment>
        <translation>annuler, tant que c’est proposé</translation>
    </message>
    <message>
        <source>show or hide the details</source>
        <comment>shortcut</comment>
        <translation>montrer ou cacher les détails</translation>
    </message>
    <message>
        <source>search</source>
        <comment>shortcut</comment>
        <translation>chercher</translation>
    </message>
    <message>
        <source>clear the search, close what lies on top</source>
        <comment>shortcut</comment>
        <translation>effacer la recherche, fermer ce qui est au-dessus</translation>
    </message>
    <message>
        <source>go to a page of the window</source>
        <comment>shortcut</comment>
        <translation>aller à une page de la fenêtre</translation>
    </message>
    <message>
        <source>show this list</source>
        <comment>shortcut</comment>
        <translation>montrer cette liste</translation>
    </message>
    <message>
        <source>Details</source>
        <comment>the inspector</comment>
        <translation>Détails</translation>
    </message>
    <message>
        <source>“%1” is on this laptop and ready to watch.</source>
        <comment>toast</comment>
        <translation>«&#x202f;%1&#x202f;» est sur cet ordinateur, prêt à être regardé.</translation>
    </message>
    <message>
        <source>“%1” has expired and was deleted from this laptop.</source>
        <comment>toast</comment>
        <translation>«&#x202f;%1&#x202f;» a expiré et a été supprimé de cet ordinateur.</translation>
    </message>
    <message>
        <source>“%1” was removed from this laptop.</source>
        <comment>toast</comment>
        <translation>«&#x202f;%1&#x202f;» a été supprimé de cet ordinateur.</translation>
    </message>
    <message>
        <source>The file of “%1” is missing, so it cannot be played.</source>
        <comment>toast</comment>
        <translation>Le fichier de «&#x202f;%1&#x202f;» est introuvable&#xa0;: lecture impossible.</translation>
    </message>
    <message>
        <source>“%1” has left the catalogue and was deleted from this laptop.</source>
        <comment>toast</comment>
        <translation>«&#x202f;%1&#x202f;» a quitté le catalogue et a été supprimé de cet ordinateur.</translation>
    </message>
    <message>
        <source>24 hours left for “%1”.</source>
        <comment>announcement</comment>
        <translation>Il reste 24 heures pour «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>6 hours left for “%1”.</source>
        <comment>announcement</comment>
        <translation>Il reste 6 heures pour «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>1 hour left for “%1”.</source>
        <comment>announcement</comment>
        <translation>Il reste 1 heure pour «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The time for “%1” is over.</source>
        <comment>announcement</comment>
        <translation>Le délai de «&#x202f;%1&#x202f;» est écoulé.</translation>
    </message>
    <message>
        <source>Removing “%1” from this laptop.</source>
        <comment>toast</comment>
        <translation>«&#x202f;%1&#x202f;» va être supprimé de cet ordinateur.</translation>
    </message>
    <message>
        <source>“%1” was cleared from the list.</source>
        <comment>toast</comment>
        <translation>«&#x202f;%1&#x202f;» a été masqué dans la liste.</translation>
    </message>
    <message>
        <source>The download of “%1” was cancelled; it does not count.</source>
        <comment>toast</comment>
        <translation>Le téléchargement de «&#x202f;%1&#x202f;» est annulé&#x202f;; il n’est pas décompté.</translation>
    </message>
    <message>
        <source>The download of “%1” failed (%2). It does not count.</source>
        <comment>toast</comment>
        <translation>Le téléchargement de «&#x202f;%1&#x202f;» a échoué (%2). Il n’est pas décompté.</translation>
    </message>
    <message>
        <source>No network. Downloads continue once you are online again.</source>
        <comment>toast</comment>
        <translation>Pas de réseau. Les téléchargements reprendront à son retour.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read. Connect its disk or allow reading it; nothing was changed.</source>
        <comment>toast</comment>
        <translation>Le dossier %1 est illisible. Connectez son disque ou autorisez sa lecture&#x202f;; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>%1 could not be deleted (%2). Sablier tries again at its next start.</source>
        <comment>toast</comment>
        <translation>%1 n’a pas pu être supprimé (%2). Nouvel essai au prochain démarrage.</translation>
    </message>
    <message>
        <source>This laptop’s clock was set back by %1. Time left goes on as before.</source>
        <comment>banner</comment>
        <translation>L’horloge de cet ordinateur a été reculée de %1. Le temps restant continue comme avant.</translation>
    </message>
    <message>
        <source>Accept this clock</source>
        <comment>button in a banner</comment>
        <translation>Accepter cette horloge</translation>
    </message>
    <message>
        <source>The clock was accepted. No download lost or gained any time.</source>
        <comment>toast</comment>
        <translation>L’horloge est acceptée. Chaque temps restant demeure le même.</translation>
    </message>
    <message>
        <source>Something went wrong. The log says more: %1</source>
        <comment>toast</comment>
        <translation>Une erreur est survenue. Le journal en dit plus&#xa0;: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>button in a toast</comment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>subtitles</comment>
        <translation>Sans sous-titres</translation>
    </message>
    <message>
        <source>Sound on</source>
        <comment>button</comment>
        <translation>Rétablir le son</translation>
    </message>
    <message>
        <source>Mute</source>
        <comment>button: no sound</comment>
        <translation>Couper le son</translation>
    </message>
    <message>
        <source>S%1 E%2</source>
        <comment>season and episode, short</comment>
        <translation>S%1 É%2</translation>
    </message>
    <message>
        <source>This is the only download of each before the date shown below it.</source>
        <comment>warning</comment>
        <translation>C’est le seul téléchargement de chacun avant la date indiquée sous son titre.</translation>
    </message>
    <message>
        <source>This is the last download of each until the date shown below it.</source>
        <comment>warning</comment>
        <translation>C’est le dernier téléchargement de chacun jusqu’à la date indiquée sous son titre.</translation>
    </message>
    <message>
        <source>This is the only download of each; how long is shown below it.</source>
        <comment>warning</comment>
        <translation>C’est le seul téléchargement de chacun&#x202f;; la durée est indiquée sous son titre.</translation>
    </message>
    <message>
        <source>This is the last download of each; how long is shown below it.</source>
        <comment>warning</comment>
        <translation>C’est le dernier téléchargement de chacun&#x202f;; la durée est indiquée sous son titre.</translation>
    </message>
    <message>
        <source>How long each can be watched is shown below it too.</source>
        <comment>warning</comment>
        <translation>La durée pour regarder chacun y figure aussi.</translation>
    </message>
    <message>
        <source>Licence timeline</source>
        <comment>heading in the inspector</comment>
        <translation>Dates de la licence</translation>
    </message>
    <message>
        <source>Episode %1</source>
        <comment>in the inspector</comment>
        <translation>Épisode&#xa0;%1</translation>
    </message>
    <message>
        <source>Now</source>
        <comment>licence timeline</comment>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>The time is over</source>
        <comment>licence timeline</comment>
        <translation>Le temps est écoulé</translation>
    </message>
    <message>
        <source>Left the catalogue</source>
        <comment>licence timeline</comment>
        <translation>A quitté le catalogue</translation>
    </message>
    <message>
        <source>Renewals started over</source>
        <comment>licence timeline: a renewal window ended</comment>
        <translation>Renouvellements remis à zéro</translation>
    </message>
    <message>
        <source>First download</source>
        <comment>licence timeline</comment>
        <translation>Premier téléchargement</translation>
    </message>
    <message>
        <source>Downloaded, renewals start over</source>
        <comment>licence timeline</comment>
        <translation>Téléchargé, les renouvellements repartent</translation>
    </message>
    <message>
        <source>First play</source>
        <comment>licence timeline</comment>
        <translation>Première lecture</translation>
    </message>
    <message>
        <source>First play, %1 window opens</source>
        <comment>licence timeline: 48 h</comment>
        <translation>Première lecture, début des %1</translation>
    </message>
    <message>
        <source>Expired and left this laptop</source>
        <comment>licence timeline</comment>
        <translation>Expiré et supprimé de cet ordinateur</translation>
    </message>
    <message>
        <source>%1 · never started</source>
        <comment>licence timeline: a date</comment>
        <translation>%1 · jamais commencé</translation>
    </message>
    <message>
        <source>Removed by you</source>
        <comment>licence timeline</comment>
        <translation>Supprimé par vous</translation>
    </message>
    <message>
        <source>File found missing</source>
        <comment>licence timeline</comment>
        <translation>Fichier introuvable</translation>
    </message>
    <message>
        <source>%1 · %2 used</source>
        <comment>licence timeline: a date, an amount of time</comment>
        <translation>%1 · %2 écoulées</translation>
    </message>
    <message>
        <source>The download counts</source>
        <comment>licence timeline: of a transfer</comment>
        <translation>Le téléchargement compte</translation>
    </message>
    <message>
        <source>once it is complete</source>
        <comment>licence timeline: the download counts</comment>
        <translation>une fois complet</translation>
    </message>
    <message>
        <source>Leaves the catalogue</source>
        <comment>licence timeline</comment>
        <translation>Quitte le catalogue</translation>
    </message>
    <message>
        <source>Leaves this laptop</source>
        <comment>licence timeline</comment>
        <translation>Quitte cet ordinateur</translation>
    </message>
    <message>
        <source>when this sitting ends</source>
        <comment>licence timeline: leaves</comment>
        <translation>à la fin de cette séance</translation>
    </message>
    <message>
        <source>%1 to finish</source>
        <comment>licence timeline: 48 h</comment>
        <translation>%1 pour finir</translation>
    </message>
    <message>
        <source>from the moment you press play</source>
        <comment>licence timeline: so much time</comment>
        <translation>dès que vous lancez la lecture</translation>
    </message>
    <message>
        <source>Leaves the catalogue and this laptop</source>
        <comment>licence timeline</comment>
        <translation>Quitte le catalogue et cet ordinateur</translation>
    </message>
    <message>
        <source>Expires if not started</source>
        <comment>licence timeline</comment>
        <translation>Expire s’il n’est pas commencé</translation>
    </message>
    <message>
        <source>Expires and leaves this laptop</source>
        <comment>licence timeline</comment>
        <translation>Expire et quitte cet ordinateur</translation>
    </message>
    <message>
        <source>Renewals without limit</source>
        <comment>licence timeline</comment>
        <translation>Renouvellements sans limite</translation>
    </message>
    <message>
        <source>No renewal left</source>
        <comment>licence timeline</comment>
        <translation>Plus de renouvellement</translation>
    </message>
    <message>
        <source>it cannot be downloaded again</source>
        <comment>no renewal left</comment>
        <translation>il ne peut plus être téléchargé</translation>
    </message>
    <message>
        <source>with no end</source>
        <comment>renewals left</comment>
        <translation>sans date de fin</translation>
    </message>
    <message>
        <source>Downloads open again</source>
        <comment>licence timeline</comment>
        <translation>Réouverture des téléchargements</translation>
    </message>
    <message>
        <source>Renewals reset</source>
        <comment>licence timeline</comment>
        <translation>Remise à zéro</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>licence timeline: a date; renewals left</comment>
        <translation>jusqu’au %1</translation>
    </message>
    <message>
        <source>1 renewal left, the last one</source>
        <comment>licence timeline</comment>
        <translation>1 renouvellement, le dernier</translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) left</source>
        <comment>licence timeline</comment>
        <translation>
            <numerusform>%n renouvellement restant</numerusform>
            <numerusform>%n renouvellements restants</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear</source>
        <comment>button: take a greyed row off the list</comment>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Remove</source>
        <comment>button: a copy</comment>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Episode %1</source>
        <comment>beside the series</comment>
        <translation>Épisode %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a position in an episode, its length</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>button: the player</comment>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play again</source>
        <comment>button: from the start</comment>
        <translation>Revoir</translation>
    </message>
    <message>
        <source>This laptop cannot play videos yet</source>
        <comment>player</comment>
        <translation>Cet ordinateur ne peut pas encore lire de vidéos</translation>
    </message>
    <message>
        <source>This laptop cannot play this file</source>
        <comment>player</comment>
        <translation>Cet ordinateur ne peut pas lire ce fichier</translation>
    </message>
    <message>
        <source>“%1” has left the catalogue</source>
        <comment>player</comment>
        <translation>«&#x202f;%1&#x202f;» a quitté le catalogue</translation>
    </message>
    <message>
        <source>Its copy has been deleted from this laptop.</source>
        <comment>player</comment>
        <translation>Sa copie a été supprimée de cet ordinateur.</translation>
    </message>
    <message>
        <source>“%1” was removed from this laptop</source>
        <comment>player</comment>
        <translation>«&#x202f;%1&#x202f;» a été supprimé de cet ordinateur</translation>
    </message>
    <message>
        <source>The file of “%1” is missing</source>
        <comment>player</comment>
        <translation>Le fichier de «&#x202f;%1&#x202f;» est introuvable</translation>
    </message>
    <message>
        <source>The time for “%1” is over</source>
        <comment>player</comment>
        <translation>Le délai pour «&#x202f;%1&#x202f;» est écoulé</translation>
    </message>
    <message>
        <source>It cannot be downloaded again.</source>
        <comment>player</comment>
        <translation>Il ne peut plus être téléchargé.</translation>
    </message>
    <message>
        <source>It can be downloaded again from %1.</source>
        <comment>player: a date and time</comment>
        <translation>Il peut être téléchargé à nouveau à partir du %1.</translation>
    </message>
    <message>
        <source>It is no longer offered for download.</source>
        <comment>player</comment>
        <translation>Il n’est plus proposé au téléchargement.</translation>
    </message>
    <message>
        <source>You can renew it in your downloads.</source>
        <comment>player</comment>
        <translation>Vous pouvez le renouveler dans vos téléchargements.</translation>
    </message>
    <message>
        <source>You can download it again.</source>
        <comment>player</comment>
        <translation>Vous pouvez le télécharger à nouveau.</translation>
    </message>
    <message>
        <source>Player</source>
        <comment>the page, for a screen reader</comment>
        <translation>Lecteur</translation>
    </message>
    <message>
        <source>Back</source>
        <comment>button: out of the player</comment>
        <translation>Retour</translation>
    </message>
    <message numerus="yes">
        <source>Back %n second(s)</source>
        <comment>player</comment>
        <translation>
            <numerusform>Reculer de %n seconde</numerusform>
            <numerusform>Reculer de %n secondes</numerusform>
        </translation>
    </message>
    <message>
        <source>No episode here would show the warning now.</source>
        <comment>facilitator: the preview</comment>
        <translation>Aucun épisode ne mène à l’avertissement pour l’instant.</translation>
    </message>
    <message>
        <source>Open a scenario</source>
        <comment>title of a window</comment>
        <translation>Ouvrir un scénario</translation>
    </message>
    <message>
        <source>Scenarios (*.json)</source>
        <comment>files of a window</comment>
        <translation>Scénarios (*.json)</translation>
    </message>
    <message>
        <source>Save the state as a scenario</source>
        <comment>title of a window</comment>
        <translation>Enregistrer l’état comme scénario</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <comment>facilitator: a file</comment>
        <translation>Enregistré sous %1</translation>
    </message>
    <message>
        <source>For example 24 jun 13:06, 13:06, +47h59 or -2 h</source>
        <comment>facilitator: the clock</comment>
        <translation>Par exemple 24 juin 13:06, 13:06, +47h59 ou -2 h</translation>
    </message>
    <message>
        <source>%1, which is now</source>
        <comment>facilitator: what was understood; a date</comment>
        <translation>%1, c’est-à-dire maintenant</translation>
    </message>
    <message>
        <source>%1, %2 ahead</source>
        <comment>facilitator: what was understood; a date, how far</comment>
        <translation>%1, dans %2</translation>
    </message>
    <message>
        <source>%1, %2 back: everything done since then is undone</source>
        <comment>facilitator: what was understood; a date, how far</comment>
        <translation>%1, il y a %2&#xa0;: ce qui a été fait depuis est abandonné</translation>
    </message>
    <message>
        <source>“%1” cannot be read. Write 24 jun 13:06, 13:06, +47h59 or -2 h.</source>
        <comment>facilitator: the clock</comment>
        <translation>«&#xa0;%1&#xa0;» ne se lit pas. Écrivez 24 juin 13:06, 13:06, +47h59 ou -2 h.</translation>
    </message>
    <message>
        <source>“%1” says the same thing a second time. Leave one of the two out.</source>
        <comment>facilitator: the clock</comment>
        <translation>«&#xa0;%1&#xa0;» est de trop&#xa0;: c’était déjà dit. Retirez l’un des deux.</translation>
    </message>
    <message>
        <source>“%1” of what? Write +2 h, +30 min or +3 d.</source>
        <comment>facilitator: the clock</comment>
        <translation>«&#xa0;%1&#xa0;», mais de quoi&#xa0;? Écrivez +2 h, +30 min ou +3 j.</translation>
    </message>
    <message>
        <source>“%1” is not a complete date. Write a day and a month, such as 24 jun.</source>
        <comment>facilitator: the clock</comment>
        <translation>«&#xa0;%1&#xa0;» n’est pas une date entière. Écrivez le jour et le mois, par exemple 24 juin.</translation>
    </message>
    <message>
        <source>The day “%1” does not exist. Write another one.</source>
        <comment>facilitator: the clock</comment>
        <translation>Il n’y a pas de jour «&#xa0;%1&#xa0;». Écrivez-en un qui existe.</translation>
    </message>
    <message>
        <source>“%1” is not a time of day. Write 00:00 to 23:59.</source>
        <comment>facilitator: the clock</comment>
        <translation>«&#xa0;%1&#xa0;» n’est pas une heure. Écrivez de 00:00 à 23:59.</translation>
    </message>
    <message>
        <source>That date is not a “%1”. Leave the weekday out, or correct it.</source>
        <comment>facilitator: the clock</comment>
        <translation>Cette date ne tombe pas un «&#xa0;%1&#xa0;». Retirez le jour de la semaine, ou corrigez-le.</translation>
    </message>
    <message>
        <source>“%1” can mean two dates. Write the month as a word, such as 24 jun.</source>
        <comment>facilitator: the clock</comment>
        <translation>«&#xa0;%1&#xa0;» peut être deux dates. Écrivez le mois en lettres, par exemple 24 juin.</translation>
    </message>
    <message>
        <source>There is no %1 on that day: the clocks go forward. Write another time.</source>
        <comment>facilitator: the clock</comment>
        <translation>Ce jour-là, %1 n’existe pas&#xa0;: l’horloge est avancée. Écrivez une autre heure.</translation>
    </message>
    <message>
        <source>%1 comes twice on that day. Write %2 or %3.</source>
        <comment>facilitator: the clock</comment>
        <translation>Ce jour-là, %1 revient deux fois. Écrivez %2 ou %3.</translation>
    </message>
    <message>
        <source>“%1” lies outside the years 1970 to 9000. Write a time inside.</source>
        <comment>facilitator: the clock</comment>
        <translation>«&#xa0;%1&#xa0;» est hors des années 1970 à 9000. Écrivez un moment compris entre elles.</translation>
    </message>
    <message>
        <source>The library cannot be written in %1 (%2): choose another folder with --data-dir, or allow writing there.</source>
        <comment>opening</comment>
        <translation>La bibliothèque ne peut pas être écrite dans %1 (%2)&#xa0;: choisissez un autre dossier avec --data-dir, ou autorisez l’écriture dans celui-ci.</translation>
    </message>
    <message>
        <source>The disk that holds %1 is full, so the library cannot be written: delete something else from that disk, and try again.</source>
        <comment>opening</comment>
        <translation>Le disque qui contient %1 est plein, si bien que la bibliothèque ne peut pas être écrite&#xa0;: supprimez autre chose de ce disque, puis réessayez.</translation>
    </message>
    <message>
        <source>The library %1 is damaged (%2) and was left as it is: put a backup in its place, or choose another folder with --data-dir.</source>
        <comment>opening</comment>
        <translation>La bibliothèque %1 est endommagée (%2) et a été laissée telle quelle&#xa0;: mettez une sauvegarde à sa place, ou choisissez un autre dossier avec --data-dir.</translation>
    </message>
    <message>
        <source>The library %1 was written by a newer version of Sablier (%2): use that version, or choose another folder with --data-dir.</source>
        <comment>opening</comment>
        <translation>La bibliothèque %1 a été écrite par une version plus récente de Sablier (%2)&#xa0;: utilisez cette version, ou choisissez un autre dossier avec --data-dir.</translation>
    </message>
    <message>
        <source>The library %1 is locked by another program: close that program and try again.</source>
        <comment>opening</comment>
        <translation>La bibliothèque %1 est verrouillée par un autre programme&#xa0;: fermez-le et réessayez.</translation>
    </message>
    <message>
        <source>Sablier is open but does not answer: wait until it does, or end it, and start it again.</source>
        <comment>opening</comment>
        <translation>Sablier est ouvert mais ne répond pas&#xa0;: attendez qu’il réponde, ou mettez-y fin, puis relancez-le.</translation>
    </message>
    <message>
        <source>%1: is neither a file nor a scenario that ships; those are %2</source>
        <comment>opening</comment>
        <translation>%1&#xa0;: n’est ni un fichier ni un scénario fourni avec le programme&#x202f;; ceux-ci sont %2</translation>
    </message>
    <message>
        <source>How long do I have?</source>
        <comment>the rules: a question</comment>
        <translation>Combien de temps&#x202f;?</translation>
    </message>
    <message>
        <source>From when does it count?</source>
        <comment>the rules: a question</comment>
        <translation>À partir de quand&#x202f;?</translation>
    </message>
    <message>
        <source>How often may I download it?</source>
        <comment>the rules: a question</comment>
        <translation>Combien de téléchargements&#x202f;?</translation>
    </message>
    <message>
        <source>Until when?</source>
        <comment>the rules: a question</comment>
        <translation>Jusqu’à quand&#x202f;?</translation>
    </message>
    <message>
        <source>What happens then?</source>
        <comment>the rules: a question</comment>
        <translation>Et ensuite&#x202f;?</translation>
    </message>
    <message>
        <source>While it lasts you can watch it as often as you like.</source>
        <comment>the rules</comment>
        <translation>D’ici là, vous pouvez le regarder autant de fois que vous voulez.</translation>
    </message>
    <message>
        <source>These are the times of the copy on this laptop. Another download would have those in force now: %1.</source>
        <comment>the rules</comment>
        <translation>Ce sont les délais de la copie présente sur cet ordinateur. Un autre téléchargement aurait ceux en vigueur maintenant&#xa0;: %1.</translation>
    </message>
    <message>
        <source>No time is counted.</source>
        <comment>the rules</comment>
        <translation>Aucun temps n’est compté.</translation>
    </message>
    <message>
        <source>The time to watch it (%1) counts from the moment the download is complete.</source>
        <comment>the rules</comment>
        <translation>Le temps pour le regarder (%1) court dès que le téléchargement est complet.</translation>
    </message>
    <message>
        <source>The time to start it (%1) counts from the moment the download is complete.</source>
        <comment>the rules</comment>
        <translation>Le temps pour le commencer (%1) court dès que le téléchargement est complet.</translation>
    </message>
    <message>
        <source>The time to finish it (%1) counts once it has played for %2; playing less than that starts nothing.</source>
        <comment>the rules</comment>
        <translation>Le temps pour le terminer (%1) court une fois que la lecture a duré %2&#x202f;; une lecture plus courte ne déclenche rien.</translation>
    </message>
    <message>
        <source>The time to finish it (%1) counts from the first time you press play, even if you stop at once.</source>
        <comment>the rules</comment>
        <translation>Le temps pour le terminer (%1) court dès que vous lancez la lecture pour la première fois, même si vous l’arrêtez aussitôt.</translation>
    </message>
    <message>
        <source>Playing it for less than %1 does not start it.</source>
        <comment>the rules</comment>
        <translation>Une lecture de moins de %1 ne le commence pas.</translation>
    </message>
    <message>
        <source>Whichever ends first decides.</source>
        <comment>the rules</comment>
        <translation>Le premier des deux termes décide.</translation>
    </message>
    <message>
        <source>Time passes whether or not you watch, and while Sablier is closed.</source>
        <comment>the rules</comment>
        <translation>Le temps passe que vous regardiez ou non, et aussi quand Sablier est fermé.</translation>
    </message>
    <message>
        <source>These terms allow no download on this laptop.</source>
        <comment>the rules</comment>
        <translation>Ces règles ne permettent aucun téléchargement sur cet ordinateur.</translation>
    </message>
    <message>
        <source>As often as you like: renewals are not limited.</source>
        <comment>the rules</comment>
        <translation>Aussi souvent que vous le souhaitez&#xa0;: les renouvellements ne sont pas limités.</translation>
    </message>
    <message>
        <source>Once: it cannot be renewed.</source>
        <comment>the rules</comment>
        <translation>Un seul&#xa0;: il ne peut pas être renouvelé.</translation>
    </message>
    <message>
        <source>A warning comes before that download.</source>
        <comment>the rules</comment>
        <translation>Un avertissement précède ce téléchargement.</translation>
    </message>
    <message numerus="yes">
        <source>Once, and after that %n renewal(s).</source>
        <comment>the rules</comment>
        <translation>
            <numerusform>Un seul, puis %n renouvellement.</numerusform>
            <numerusform>Un seul, puis %n renouvellements.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each download after the first is a renewal, whether the copy has run out, you have removed it or its file was lost.</source>
        <comment>the rules</comment>
        <translation>Chaque téléchargement après le premier est un renouvellement, que la copie ait expiré, que vous l’ayez supprimée ou que son fichier ait été perdu.</translation>
    </message>
    <message>
        <source>A warning comes before the last one.</source>
        <comment>the rules: renewal</comment>
        <translation>Un avertissement précède le dernier.</translation>
    </message>
    <message>
        <source>An episode that leaves the catalogue can be neither watched nor downloaded from that moment on, however much time was left.</source>
        <comment>the rules</comment>
        <translation>Ce qui quitte le catalogue ne peut plus, dès cet instant, être ni regardé ni téléchargé, quel que soit le temps restant.</translation>
    </message>
    <message>
        <source>It leaves the catalogue on %1.</source>
        <comment>the rules: a date and a time</comment>
        <translation>Il quitte le catalogue le %1.</translation>
    </message>
    <message>
        <source>Renewals have no last day.</source>
        <comment>the rules</comment>
        <translation>Les renouvellements n’ont pas de date limite.</translation>
    </message>
    <message>
        <source>Downloads are counted for good: the count never starts again.</source>
        <comment>the rules</comment>
        <translation>Les téléchargements sont comptés pour toujours&#xa0;: le compte ne repart jamais de zéro.</translation>
    </message>
    <message>
        <source>Downloads are counted for %1 from the first one; then the count starts again.</source>
        <comment>the rules</comment>
        <translation>Les téléchargements sont comptés pendant %1 à partir du premier&#x202f;; ensuite le compte repart de zéro.</translation>
    </message>
    <message>
        <source>Downloads are counted since %1, and the count never starts again.</source>
        <comment>the rules: a date and a time</comment>
        <translation>Les téléchargements sont comptés depuis le %1, et le compte ne repart jamais de zéro.</translation>
    </message>
    <message>
        <source>Downloads are counted since %1; the count starts again on %2.</source>
        <comment>the rules: dates and times</comment>
        <translation>Les téléchargements sont comptés depuis le %1&#x202f;; le compte repart de zéro le %2.</translation>
    </message>
    <message>
        <source>When it leaves the catalogue it is deleted from this laptop, and playing stops.</source>
        <comment>the rules</comment>
        <translation>Quand il quitte le catalogue, il est supprimé de cet ordinateur et la lecture s’arrête.</translation>
    </message>
    <message>
        <source>Once started it stays until you remove it or it leaves the catalogue.</source>
        <comment>the rules</comment>
        <translation>Une fois commencé, il reste jusqu’à ce que vous le supprimiez ou qu’il quitte le catalogue.</translation>
    </message>
    <message>
        <source>If it is not started in time, it is deleted from this laptop.</source>
        <comment>the rules</comment>
        <translation>S’il n’est pas commencé à temps, il est supprimé de cet ordinateur.</translation>
    </message>
    <message>
        <source>If it is playing at that moment you may watch on, until you close it, it reaches its end, it has been paused for 15 minutes or this laptop goes to sleep.</source>
        <comment>the rules</comment>
        <translation>Si la lecture est en cours à ce moment-là, vous pouvez continuer jusqu’à ce que vous la fermiez, qu’elle arrive à la fin, qu’elle soit en pause depuis 15&#xa0;minutes ou que cet ordinateur se mette en veille.</translation>
    </message>
    <message>
        <source>If it is playing at that moment, playing stops.</source>
        <comment>the rules</comment>
        <translation>Si la lecture est en cours à ce moment-là, elle s’arrête.</translation>
    </message>
    <message>
        <source>It can be downloaded again while it is offered.</source>
        <comment>the rules</comment>
        <translation>Il peut être téléchargé de nouveau tant qu’il est proposé.</translation>
    </message>
    <message>
        <source>With no download left it stays locked.</source>
        <comment>the rules</comment>
        <translation>Quand il ne reste aucun téléchargement, il reste verrouillé.</translation>
    </message>
    <message>
        <source>With no download left it is locked until the count starts again.</source>
        <comment>the rules</comment>
        <translation>Quand il ne reste aucun téléchargement, il est verrouillé jusqu’à ce que le compte reparte de zéro.</translation>
    </message>
    <message>
        <source>Only a complete download counts, not one that failed or was cancelled. Removing a copy gives no download back.</source>
        <comment>the rules</comment>
        <translation>Seul un téléchargement complet compte, pas celui qui a échoué ou a été annulé. Supprimer une copie ne rend aucun téléchargement.</translation>
    </message>
    <message>
        <source>no time is counted</source>
        <comment>terms of a policy</comment>
        <translation>aucun temps n’est compté</translation>
    </message>
    <message>
        <source>to watch it: from the download</source>
        <comment>terms of a policy</comment>
        <translation>pour le regarder&#xa0;: dès le téléchargement</translation>
    </message>
    <message>
        <source>to start it: from the download</source>
        <comment>terms of a policy</comment>
        <translation>pour le commencer&#xa0;: dès le téléchargement</translation>
    </message>
    <message>
        <source>to finish it: from the first play</source>
        <comment>terms of a policy</comment>
        <translation>pour le terminer&#xa0;: dès la première lecture</translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s)</source>
        <comment>terms of a policy</comment>
        <translation>
            <numerusform>%n renouvellement</numerusform>
            <numerusform>%n renouvellements</numerusform>
        </translation>
    </message>
    <message>
        <source>renewals have no last day</source>
        <comment>terms of a policy</comment>
        <translation>renouvellements sans date limite</translation>
    </message>
    <message>
        <source>the count never starts again</source>
        <comment>terms of a policy</comment>
        <translation>le compte ne repart jamais de zéro</translation>
    </message>
    <message>
        <source>the count starts again after %1</source>
        <comment>terms of a policy</comment>
        <translation>le compte repart de zéro après %1</translation>
    </message>
    <message>
        <source>deleted when it leaves the catalogue</source>
        <comment>terms of a policy</comment>
        <translation>supprimé quand il quitte le catalogue</translation>
    </message>
    <message>
        <source>deleted if it was not started</source>
        <comment>terms of a policy</comment>
        <translation>supprimé s’il n’est pas commencé</translation>
    </message>
    <message>
        <source>deleted from this laptop</source>
        <comment>terms of a policy</comment>
        <translation>supprimé de cet ordinateur</translation>
    </message>
    <message>
        <source>a sitting that runs may be finished</source>
        <comment>terms of a policy</comment>
        <translation>une lecture en cours peut aller à son terme</translation>
    </message>
    <message>
        <source>The rules in plain words</source>
        <comment>button</comment>
        <translation>Les règles en clair</translation>
    </message>
    <message>
        <source>collapsed</source>
        <comment>state of a group of rows</comment>
        <translation>replié</translation>
    </message>
    <message>
        <source>expanded</source>
        <comment>state of a group of rows</comment>
        <translation>déplié</translation>
    </message>
    <message numerus="yes">
        <source>Close while %n download(s) are under way?</source>
        <comment>question</comment>
        <translation>
            <numerusform>Fermer pendant que %n&#xa0;téléchargement est en cours&#x202f;?</numerusform>
            <numerusform>Fermer pendant que %n&#xa0;téléchargements sont en cours&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>With the window closed nothing is downloaded. Nothing is lost: at the next start downloads continue where they stopped, in the same order. A download counts only once it is complete.</source>
        <comment>before the window closes</comment>
        <translation>Fenêtre fermée, rien ne se télécharge. Rien n’est perdu&#xa0;: au prochain démarrage, tout reprend où cela s’est arrêté, dans le même ordre. Un téléchargement ne compte qu’une fois complet.</translation>
    </message>
    <message>
        <source>Keep the window open</source>
        <comment>button</comment>
        <translation>Garder la fenêtre ouverte</translation>
    </message>
    <message>
        <source>Close, and continue at the next start</source>
        <comment>button</comment>
        <translation>Fermer, et reprendre au prochain démarrage</translation>
    </message>
    <message>
        <source>Further down</source>
        <comment>button: scrolls a card</comment>
        <translation>Voir la suite</translation>
    </message>
    <message>
        <source>“%1” can be pressed after %2.</source>
        <comment>warning: a button; a length of time</comment>
        <translation>«&#x202f;%1&#x202f;» est disponible au bout de %2.</translation>
    </message>
    <message>
        <source>“%1” can be pressed now.</source>
        <comment>warning: a button</comment>
        <translation>«&#x202f;%1&#x202f;» est maintenant disponible.</translation>
    </message>
    <message>
        <source>The rules in plain words</source>
        <comment>title</comment>
        <translation>Les règles en clair</translation>
    </message>
    <message>
        <source>Back</source>
        <comment>button</comment>
        <translation>Retour</translation>
    </message>
    <message>
        <source>For “%1”</source>
        <comment>above the rules of an episode</comment>
        <translation>Pour «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Dialog</source>
        <comment>variant of the warning</comment>
        <translation>Boîte de dialogue</translation>
    </message>
    <message>
        <source>Sheet in the window</source>
        <comment>variant of the warning</comment>
        <translation>Feuille dans la fenêtre</translation>
    </message>
    <message>
        <source>Enter: “%1”</source>
        <comment>variant of the warning: what the key means</comment>
        <translation>Entrée&#xa0;: «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Enter does nothing</source>
        <comment>variant of the warning</comment>
        <translation>Entrée ne fait rien</translation>
    </message>
    <message>
        <source>focus: “%1”</source>
        <comment>variant of the warning: where it stands at first</comment>
        <translation>focus&#xa0;: «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>no focus at first</source>
        <comment>variant of the warning</comment>
        <translation>aucun focus au départ</translation>
    </message>
    <message>
        <source>“%1” after %2</source>
        <comment>variant of the warning: a button; a length of time</comment>
        <translation>«&#x202f;%1&#x202f;» au bout de %2</translation>
    </message>
    <message>
        <source>without the year</source>
        <comment>variant of the warning</comment>
        <translation>sans l’année</translation>
    </message>
    <message>
        <source>Variants of the warning</source>
        <comment>title</comment>
        <translation>Variantes de l’avertissement</translation>
    </message>
    <message>
        <source>How long each can be watched is shown below it.</source>
        <comment>warning</comment>
        <translation>La durée pour regarder chacun est indiquée sous son titre.</translation>
    </message>
    <message>
        <source>When its time is over it is deleted from this laptop, and on %1 at the latest, when it leaves the catalogue.</source>
        <comment>warning</comment>
        <translation>Son temps écoulé, il est supprimé de cet ordinateur, au plus tard le %1, quand il quitte le catalogue.</translation>
    </message>
    <message>
        <source>If it is not started within %1, it is deleted from this laptop.</source>
        <comment>warning</comment>
        <translation>S’il n’est pas commencé au bout de %1, il est supprimé de cet ordinateur.</translation>
    </message>
    <message>
        <source>“%1” uses nothing up.</source>
        <comment>warning: the label of its other button</comment>
        <translation>«&#x202f;%1&#x202f;» ne décompte rien.</translation>
    </message>
    <message>
        <source>%1 once it has played for %2</source>
        <comment>warning: of one of several</comment>
        <translation>%1 une fois que la lecture a duré %2</translation>
    </message>
    <message>
        <source>You can watch “%1” as often as you like: it has no time limit on this laptop.</source>
        <comment>explanation</comment>
        <translation>Vous pouvez regarder «&#x202f;%1&#x202f;» autant de fois que vous voulez&#xa0;: il n’a pas de limite de temps sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The library is damaged (%1). What can be read is shown; no copy of the file could be made. Close the program and put a backup in its place.</source>
        <comment>banner</comment>
        <translation>La bibliothèque est endommagée (%1). Ce qui reste lisible est affiché&#x202f;; aucune copie du fichier n’a pu être faite. Fermez le programme et mettez une sauvegarde à sa place.</translation>
    </message>
    <message>
        <source>The library is damaged (%1). What can be read is shown; the file as it was found is kept as %2. Close the program and put a backup in its place.</source>
        <comment>banner</comment>
        <translation>La bibliothèque est endommagée (%1). Ce qui reste lisible est affiché&#x202f;; le fichier tel qu’il a été trouvé est conservé sous %2. Fermez le programme et mettez une sauvegarde à sa place.</translation>
    </message>
    <message>
        <source>something went wrong</source>
        <comment>why a transfer failed</comment>
        <translation>une erreur est survenue</translation>
    </message>
    <message>
        <source>Something went wrong in Sablier itself; its log says more.</source>
        <comment>message</comment>
        <translation>Une erreur est survenue dans Sablier lui-même&#x202f;; son journal en dit plus.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <comment>message</comment>
        <translation>Réessayez.</translation>
    </message>
    <message>
        <source>not a film</source>
        <comment>why a transfer failed: what came</comment>
        <translation>pas un film</translation>
    </message>
    <message>
        <source>The file that arrived is neither video nor sound.</source>
        <comment>message</comment>
        <translation>Ce qui est arrivé n’est ni une vidéo ni du son.</translation>
    </message>
    <message>
        <source>incomplete</source>
        <comment>why a transfer failed: what came</comment>
        <translation>incomplet</translation>
    </message>
    <message>
        <source>Only a part of it arrived.</source>
        <comment>message</comment>
        <translation>Il n’en est arrivé qu’une partie.</translation>
    </message>
    <message>
        <source>sign-in page</source>
        <comment>why a transfer failed: what came</comment>
        <translation>page de connexion</translation>
    </message>
    <message>
        <source>A sign-in page came instead of the episode.</source>
        <comment>message</comment>
        <translation>Une page de connexion est arrivée à la place de l’épisode.</translation>
    </message>
    <message>
        <source>Sign in to this network in a browser, then try again.</source>
        <comment>message</comment>
        <translation>Connectez-vous à ce réseau dans un navigateur, puis réessayez.</translation>
    </message>
    <message>
        <source>Its server was not found.</source>
        <comment>message</comment>
        <translation>Son serveur est introuvable.</translation>
    </message>
    <message>
        <source>Check this laptop’s network connection, then try again.</source>
        <comment>message</comment>
        <translation>Vérifiez que cet ordinateur a un réseau, puis réessayez.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <comment>message</comment>
        <translation>Réessayez plus tard.</translation>
    </message>
    <message>
        <source>Its server could not prove who it is.</source>
        <comment>message</comment>
        <translation>Son serveur n’a pas pu prouver son identité.</translation>
    </message>
    <message>
        <source>Its server asks for a name and a password.</source>
        <comment>message</comment>
        <translation>Son serveur demande un nom et un mot de passe.</translation>
    </message>
    <message>
        <source>Ask whoever maintains the catalogue for an address that includes them.</source>
        <comment>message</comment>
        <translation>Demandez à qui tient le catalogue une adresse qui les contient.</translation>
    </message>
    <message>
        <source>Its server denies access to this laptop.</source>
        <comment>message</comment>
        <translation>Son serveur ne le donne pas à cet ordinateur.</translation>
    </message>
    <message>
        <source>Ask whoever maintains the catalogue.</source>
        <comment>message</comment>
        <translation>Adressez-vous à qui tient le catalogue.</translation>
    </message>
    <message>
        <source>Its server refused to send it.</source>
        <comment>message</comment>
        <translation>Son serveur a refusé de l’envoyer.</translation>
    </message>
    <message>
        <source>Its server failed each time.</source>
        <comment>message</comment>
        <translation>Son serveur a échoué, à chaque fois.</translation>
    </message>
    <message>
        <source>Its address redirects without end.</source>
        <comment>message</comment>
        <translation>Son adresse mène d’une redirection à l’autre, sans fin.</translation>
    </message>
    <message>
        <source>Its server redirects to an address that is not safe.</source>
        <comment>message</comment>
        <translation>Son serveur renvoie vers une adresse qui n’est pas sûre.</translation>
    </message>
    <message>
        <source>Nothing was downloaded. Ask whoever maintains the catalogue.</source>
        <comment>message</comment>
        <translation>Rien n’a été téléchargé&#x202f;; adressez-vous à qui tient le catalogue.</translation>
    </message>
    <message>
        <source>In the player</source>
        <comment>shortcuts</comment>
        <translation>Dans le lecteur</translation>
    </message>
    <message>
        <source>%1 is %2, not a file, and was left as it is: move it away, or choose another folder with --data-dir.</source>
        <comment>opening</comment>
        <translation>%1 est %2 et non un fichier, et a été laissé tel quel&#xa0;: déplacez-le, ou choisissez un autre dossier avec --data-dir.</translation>
    </message>
    <message>
        <source>a folder</source>
        <comment>in the place of a file</comment>
        <translation>un dossier</translation>
    </message>
    <message>
        <source>a pipe</source>
        <comment>in the place of a file</comment>
        <translation>un tube nommé</translation>
    </message>
    <message>
        <source>a device</source>
        <comment>in the place of a file</comment>
        <translation>un périphérique</translation>
    </message>
    <message>
        <source>a socket</source>
        <comment>in the place of a file</comment>
        <translation>un socket</translation>
    </message>
    <message>
        <source>a link that leads nowhere</source>
        <comment>in the place of a file</comment>
        <translation>un lien qui ne mène nulle part</translation>
    </message>
    <message>
        <source>a link that leads to itself</source>
        <comment>in the place of a file</comment>
        <translation>un lien qui mène à lui-même</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <comment>shortcuts</comment>
        <translation>Partout</translation>
    </message>
    <message>
        <source>In the rows</source>
        <comment>shortcuts</comment>
        <translation>Dans les lignes</translation>
    </message>
    <message>
        <source>Space or K</source>
        <comment>the keys</comment>
        <translation>Espace ou K</translation>
    </message>
    <message>
        <source>play or pause</source>
        <comment>shortcut</comment>
        <translation>lire ou mettre en pause</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) back or forward</source>
        <comment>shortcut</comment>
        <translation>
            <numerusform>%n seconde en arrière ou en avant</numerusform>
            <numerusform>%n secondes en arrière ou en avant</numerusform>
        </translation>
    </message>
    <message>
        <source>go to 10 %, 20 % … 90 % of the episode</source>
        <comment>shortcut</comment>
        <translation>à tant de dixièmes de l’épisode</translation>
    </message>
    <message>
        <source>Home, End</source>
        <comment>the keys</comment>
        <translation>Début, Fin</translation>
    </message>
    <message>
        <source>to the start or to the end</source>
        <comment>shortcut</comment>
        <translation>au début ou à la fin</translation>
    </message>
    <message>
        <source>louder or quieter</source>
        <comment>shortcut</comment>
        <translation>plus fort ou moins fort</translation>
    </message>
    <message>
        <source>sound off or on</source>
        <comment>shortcut</comment>
        <translation>couper ou remettre le son</translation>
    </message>
    <message>
        <source>subtitles off or on</source>
        <comment>shortcut</comment>
        <translation>enlever ou remettre les sous-titres</translation>
    </message>
    <message>
        <source>Shift+C</source>
        <comment>the keys</comment>
        <translation>Maj+C</translation>
    </message>
    <message>
        <source>choose subtitles</source>
        <comment>shortcut</comment>
        <translation>choisir les sous-titres</translation>
    </message>
    <message>
        <source>Menu, Shift+F10</source>
        <comment>the keys</comment>
        <translation>Menu, Maj+F10</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>the key</comment>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>do what the row’s button says</source>
        <comment>shortcut</comment>
        <translation>ce que fait le bouton de la ligne</translation>
    </message>
    <message>
        <source>to the row’s button and back</source>
        <comment>shortcut</comment>
        <translation>aller au bouton de la ligne et en revenir</translation>
    </message>
    <message>
        <source>renew the chosen rows, or a whole season</source>
        <comment>shortcut</comment>
        <translation>renouveler les lignes choisies, ou toute une saison</translation>
    </message>
    <message>
        <source>Del</source>
        <comment>the key</comment>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>remove the chosen rows</source>
        <comment>shortcut</comment>
        <translation>supprimer les lignes choisies</translation>
    </message>
    <message>
        <source>Alt+↑ ↓ Home End</source>
        <comment>the keys</comment>
        <translation>Alt+↑ ↓ Début Fin</translation>
    </message>
    <message>
        <source>move the chosen rows in the queue</source>
        <comment>shortcut</comment>
        <translation>déplacer les lignes choisies dans la file</translation>
    </message>
    <message>
        <source>everything you can do with the row</source>
        <comment>shortcut</comment>
        <translation>tout ce qui peut être fait avec la ligne</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <comment>the keys</comment>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>Ctrl+1 to %1</source>
        <comment>the keys: a digit</comment>
        <translation>Ctrl+1 à %1</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <comment>the keys</comment>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>the scenario as at its start</source>
        <comment>shortcut</comment>
        <translation>le scénario comme à son début</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <comment>the keys</comment>
        <translation>Ctrl+Maj+R</translation>
    </message>
    <message>
        <source>F1 or ?</source>
        <comment>the keys</comment>
        <translation>F1 ou&#x202f;?</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>an alphabet or region, the name of its encoding</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Western European</source>
        <comment>encoding</comment>
        <translation>Europe de l’Ouest</translation>
    </message>
    <message>
        <source>Central European</source>
        <comment>encoding</comment>
        <translation>Europe centrale</translation>
    </message>
    <message>
        <source>Baltic</source>
        <comment>encoding</comment>
        <translation>Balte</translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <comment>encoding</comment>
        <translation>Cyrillique</translation>
    </message>
    <message>
        <source>Greek</source>
        <comment>encoding</comment>
        <translation>Grec</translation>
    </message>
    <message>
        <source>Turkish</source>
        <comment>encoding</comment>
        <translation>Turc</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <comment>encoding</comment>
        <translation>Hébreu</translation>
    </message>
    <message>
        <source>Arabic</source>
        <comment>encoding</comment>
        <translation>Arabe</translation>
    </message>
    <message>
        <source>Thai</source>
        <comment>encoding</comment>
        <translation>Thaï</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <comment>encoding</comment>
        <translation>Vietnamien</translation>
    </message>
    <message>
        <source>Japanese</source>
        <comment>encoding</comment>
        <translation>Japonais</translation>
    </message>
    <message>
        <source>Chinese, simplified</source>
        <comment>encoding</comment>
        <translation>Chinois simplifié</translation>
    </message>
    <message>
        <source>Chinese, traditional</source>
        <comment>encoding</comment>
        <translation>Chinois traditionnel</translation>
    </message>
    <message>
        <source>Korean</source>
        <comment>encoding</comment>
        <translation>Coréen</translation>
    </message>
    <message>
        <source>the laptop’s own clock, which cannot be moved</source>
        <comment>facilitator: the clock</comment>
        <translation>l’horloge de l’ordinateur, que rien ne déplace</translation>
    </message>
    <message>
        <source>demo time · paused</source>
        <comment>facilitator: the clock</comment>
        <translation>temps de démonstration · en pause</translation>
    </message>
    <message>
        <source>demo time · running ×%1</source>
        <comment>facilitator: the clock; so many times as fast</comment>
        <translation>temps de démonstration · en marche ×%1</translation>
    </message>
    <message>
        <source>scenario %1</source>
        <comment>facilitator: it says something at</comment>
        <translation>le scénario %1</translation>
    </message>
    <message>
        <source>%1 ends %2</source>
        <comment>facilitator: an episode, when</comment>
        <translation>%1 s’achève %2</translation>
    </message>
    <message>
        <source>%1 leaves %2</source>
        <comment>facilitator: an episode, when</comment>
        <translation>%1 disparaît %2</translation>
    </message>
    <message>
        <source>%1 must start by %2</source>
        <comment>facilitator: an episode, when</comment>
        <translation>%1 à commencer avant %2</translation>
    </message>
    <message>
        <source>%1 opens again %2</source>
        <comment>facilitator: an episode, when</comment>
        <translation>%1 de nouveau possible %2</translation>
    </message>
    <message>
        <source>%1 changes %2</source>
        <comment>facilitator: an episode, when</comment>
        <translation>%1 change %2</translation>
    </message>
    <message>
        <source>Your own library</source>
        <comment>facilitator: a card</comment>
        <translation>Votre bibliothèque</translation>
    </message>
    <message>
        <source>Try it in a copy: its clock can be moved.</source>
        <comment>facilitator: a card</comment>
        <translation>À essayer dans une copie, dont l’horloge se déplace.</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>button: the demo clock</comment>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <comment>button: the demo clock</comment>
        <translation>Pause</translation>
    </message>
    <message>
        <source>now</source>
        <comment>facilitator: on the line of time</comment>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>Nothing falls due.</source>
        <comment>facilitator: on the line of time</comment>
        <translation>Rien n’arrive à échéance.</translation>
    </message>
    <message>
        <source>On</source>
        <comment>facilitator</comment>
        <translation>Oui</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>facilitator</comment>
        <translation>Non</translation>
    </message>
    <message>
        <source>Set back by %1</source>
        <comment>facilitator: the laptop&apos;s clock</comment>
        <translation>Reculée de %1</translation>
    </message>
    <message>
        <source>As sold</source>
        <comment>facilitator: the device</comment>
        <translation>D’origine</translation>
    </message>
    <message>
        <source>Modified</source>
        <comment>facilitator: the device</comment>
        <translation>Modifié</translation>
    </message>
    <message>
        <source>Has room</source>
        <comment>facilitator: the disk</comment>
        <translation>De la place</translation>
    </message>
    <message>
        <source>Full</source>
        <comment>facilitator: the disk</comment>
        <translation>Plein</translation>
    </message>
    <message>
        <source>Right</source>
        <comment>facilitator: the laptop&apos;s clock</comment>
        <translation>À l’heure</translation>
    </message>
    <message>
        <source>Window</source>
        <comment>facilitator: of the participant</comment>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Full screen</source>
        <comment>facilitator: of the participant</comment>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Participant’s language</source>
        <comment>facilitator</comment>
        <translation>Langue du participant</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>facilitator: its variant</comment>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Network</source>
        <comment>facilitator</comment>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Device</source>
        <comment>facilitator</comment>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Disk</source>
        <comment>facilitator</comment>
        <translation>Disque</translation>
    </message>
    <message>
        <source>Laptop’s clock</source>
        <comment>facilitator</comment>
        <translation>Horloge de l’ordinateur</translation>
    </message>
    <message>
        <source>Participant’s window</source>
        <comment>facilitator</comment>
        <translation>Fenêtre du participant</translation>
    </message>
    <message>
        <source>Facilitator</source>
        <comment>title of a window</comment>
        <translation>Animation</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <comment>facilitator: heading</comment>
        <translation>Scénarios</translation>
    </message>
    <message>
        <source>Clock</source>
        <comment>facilitator: heading</comment>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Session</source>
        <comment>facilitator: heading</comment>
        <translation>Séance</translation>
    </message>
    <message>
        <source>Open file…</source>
        <comment>facilitator: button</comment>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Save state…</source>
        <comment>facilitator: button</comment>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Reset for next participant</source>
        <comment>facilitator: button</comment>
        <translation>Participant suivant</translation>
    </message>
    <message numerus="yes">
        <source>%n times as fast</source>
        <comment>facilitator: the demo clock</comment>
        <translation>
            <numerusform>%n fois plus vite</numerusform>
            <numerusform>%n fois plus vite</numerusform>
        </translation>
    </message>
    <message>
        <source>+1 year</source>
        <comment>facilitator: button</comment>
        <translation>+1 an</translation>
    </message>
    <message>
        <source>Next event</source>
        <comment>facilitator: button</comment>
        <translation>Événement suivant</translation>
    </message>
    <message>
        <source>%1 before the next end</source>
        <comment>facilitator: button; 5 min</comment>
        <translation>%1 avant la prochaine fin</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <comment>facilitator: button</comment>
        <translation>Retour au début</translation>
    </message>
    <message>
        <source>All side by side</source>
        <comment>facilitator: button: variants</comment>
        <translation>Tous côte à côte</translation>
    </message>
    <message>
        <source>Date and time</source>
        <comment>facilitator: of the clock</comment>
        <translation>Date et heure</translation>
    </message>
    <message>
        <source>Go</source>
        <comment>facilitator: button: the clock</comment>
        <translation>Y aller</translation>
    </message>
    <message>
        <source>This window’s language</source>
        <comment>facilitator</comment>
        <translation>Langue de cette fenêtre</translation>
    </message>
    <message>
        <source>Every download</source>
        <comment>heading in the inspector: a history</comment>
        <translation>Tous les téléchargements</translation>
    </message>
    <message numerus="yes">
        <source>Every download, %n, shown</source>
        <comment>a list that can be folded</comment>
        <translation>
            <numerusform>Tous les téléchargements, %n, affiché</numerusform>
            <numerusform>Tous les téléchargements, %n, affichés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every download, %n, hidden</source>
        <comment>a list that can be folded</comment>
        <translation>
            <numerusform>Tous les téléchargements, %n, masqué</numerusform>
            <numerusform>Tous les téléchargements, %n, masqués</numerusform>
        </translation>
    </message>
    <message>
        <source>Renewal %1</source>
        <comment>licence timeline: its number</comment>
        <translation>Renouvellement %1</translation>
    </message>
    <message>
        <source>Renewal %1 of %2</source>
        <comment>licence timeline: its number, how many there are</comment>
        <translation>Renouvellement %1 sur %2</translation>
    </message>
    <message>
        <source>No renewal</source>
        <comment>history: that a first download opened</comment>
        <translation>Aucun renouvellement</translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s)</source>
        <comment>history: that a first download opened</comment>
        <translation>
            <numerusform>%n&#xa0;renouvellement</numerusform>
            <numerusform>%n&#xa0;renouvellements</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <comment>history: so many renewals, a date and a time</comment>
        <translation>%1 jusqu’au %2</translation>
    </message>
    <message>
        <source>Never started</source>
        <comment>history: of a download</comment>
        <translation>Jamais commencé</translation>
    </message>
    <message>
        <source>On this laptop now</source>
        <comment>history: of a download</comment>
        <translation>Sur cet ordinateur maintenant</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>history: how a download ended</comment>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>history: what happened, a date and a time</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Undo keeps it here as it was.</source>
        <comment>outlook: while it is being removed</comment>
        <translation>Annuler le garde ici, tel qu’il était.</translation>
    </message>
    <message>
        <source>It counts only once it is complete. Cancelling uses nothing up.</source>
        <comment>outlook: a download</comment>
        <translation>Il compte une fois complet, et pas avant&#x202f;; l’annuler ne décompte rien.</translation>
    </message>
    <message>
        <source>Playing uses nothing up. If you start it now, you can watch it until %1.</source>
        <comment>outlook</comment>
        <translation>La lecture ne décompte rien&#x202f;; commencé maintenant, il peut être regardé jusqu’au %1.</translation>
    </message>
    <message>
        <source>Playing uses nothing up: it has no time limit.</source>
        <comment>outlook</comment>
        <translation>La lecture ne décompte rien&#xa0;: il n’a pas de limite de temps.</translation>
    </message>
    <message>
        <source>Playing uses nothing up: once started, it has no time limit.</source>
        <comment>outlook</comment>
        <translation>La lecture ne décompte rien&#xa0;: une fois commencé, il n’a plus de limite de temps.</translation>
    </message>
    <message>
        <source>Playing it for %3 starts your %1. If you start it now, you can watch it until %2.</source>
        <comment>outlook: 48 hours, a date and a time, the shortest play that counts</comment>
        <translation>%3 de lecture ouvrent le délai de %1&#x202f;; commencé maintenant, il peut être regardé jusqu’au %2.</translation>
    </message>
    <message>
        <source>Playing starts your %1. If you start it now, you can watch it until %2.</source>
        <comment>outlook: 48 hours, a date and a time</comment>
        <translation>La lecture ouvre le délai de %1&#x202f;; commencé maintenant, il peut être regardé jusqu’au %2.</translation>
    </message>
    <message>
        <source>Playing again uses nothing up: it has no time limit.</source>
        <comment>outlook</comment>
        <translation>Le revoir ne décompte rien&#xa0;: il n’a pas de limite de temps.</translation>
    </message>
    <message>
        <source>Playing again uses nothing up until %1.</source>
        <comment>outlook: a date and a time</comment>
        <translation>Le revoir ne décompte rien, jusqu’au %1.</translation>
    </message>
    <message>
        <source>Playing again uses nothing up until %1, when playing stops.</source>
        <comment>outlook: a date and a time</comment>
        <translation>Le revoir ne décompte rien, jusqu’au %1&#x202f;; la lecture s’arrête alors.</translation>
    </message>
    <message>
        <source>If you stop now, it is deleted from this laptop.</source>
        <comment>outlook</comment>
        <translation>Arrêté maintenant, il est supprimé de cet ordinateur.</translation>
    </message>
    <message>
        <source>You can finish this sitting; when it ends, the copy is deleted from this laptop.</source>
        <comment>outlook</comment>
        <translation>Vous pouvez finir cette séance&#x202f;; à sa fin, la copie est supprimée de cet ordinateur.</translation>
    </message>
    <message>
        <source>Once removed, it cannot be downloaded again as things stand.</source>
        <comment>outlook</comment>
        <translation>Supprimé, il ne peut pas être téléchargé à nouveau en l’état.</translation>
    </message>
    <message>
        <source>Once removed, it can be downloaded again.</source>
        <comment>outlook</comment>
        <translation>Supprimé, il peut être téléchargé à nouveau.</translation>
    </message>
    <message>
        <source>Removing uses nothing up: its renewals are without limit.</source>
        <comment>outlook</comment>
        <translation>Le supprimer ne décompte rien&#xa0;: ses renouvellements sont sans limite.</translation>
    </message>
    <message>
        <source>Removing gives no renewal back.</source>
        <comment>outlook</comment>
        <translation>Le supprimer ne rend aucun renouvellement.</translation>
    </message>
    <message>
        <source>Once removed, it cannot be downloaded again.</source>
        <comment>outlook</comment>
        <translation>Supprimé, il ne peut plus être téléchargé.</translation>
    </message>
    <message>
        <source>Once removed, it is locked until %1.</source>
        <comment>outlook: a date and a time</comment>
        <translation>Supprimé, il est bloqué jusqu’au %1.</translation>
    </message>
    <message>
        <source>It cannot be downloaded again: no download is left.</source>
        <comment>outlook</comment>
        <translation>Il ne peut plus être téléchargé&#xa0;: il ne reste aucun téléchargement.</translation>
    </message>
    <message>
        <source>It cannot be downloaded again: it leaves the catalogue on %1, before downloads open again.</source>
        <comment>outlook: a date and a time</comment>
        <translation>Il ne peut plus être téléchargé&#xa0;: il quitte le catalogue le %1, avant la réouverture des téléchargements.</translation>
    </message>
    <message>
        <source>It can be downloaded again from %1.</source>
        <comment>outlook: a date and a time</comment>
        <translation>Il peut être téléchargé à nouveau à partir du %1.</translation>
    </message>
    <message>
        <source>Clearing only takes it off this list.</source>
        <comment>outlook</comment>
        <translation>Le masquer le retire seulement de cette liste.</translation>
    </message>
    <message>
        <source>Renewing uses nothing up: renewals are without limit.</source>
        <comment>outlook</comment>
        <translation>Le renouveler ne décompte rien&#xa0;: les renouvellements sont sans limite.</translation>
    </message>
    <message numerus="yes">
        <source>Renewing uses 1 of the %n renewal(s) left.</source>
        <comment>outlook</comment>
        <translation>
            <numerusform>Le renouveler utilise le renouvellement restant.</numerusform>
            <numerusform>Le renouveler utilise 1 des %n renouvellements restants.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Renewing uses 1 of the %n renewal(s) left until %1.</source>
        <comment>outlook</comment>
        <translation>
            <numerusform>Le renouveler utilise le renouvellement restant jusqu’au %1.</numerusform>
            <numerusform>Le renouveler utilise 1 des %n renouvellements restants jusqu’au %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>You are asked first.</source>
        <comment>outlook: before the last renewal</comment>
        <translation>Une confirmation est demandée avant.</translation>
    </message>
    <message>
        <source>Renewing uses the last renewal; no other follows.</source>
        <comment>outlook</comment>
        <translation>Le renouveler utilise le dernier renouvellement&#x202f;; aucun autre ne suit.</translation>
    </message>
    <message>
        <source>Renewing uses the last renewal; it leaves the catalogue on %1.</source>
        <comment>outlook: a date and a time</comment>
        <translation>Le renouveler utilise le dernier renouvellement&#x202f;; il quitte le catalogue le %1.</translation>
    </message>
    <message>
        <source>Renewing uses the last renewal until %1.</source>
        <comment>outlook: a date and a time</comment>
        <translation>Le renouveler utilise le dernier renouvellement jusqu’au %1.</translation>
    </message>
    <message>
        <source>Downloading uses nothing up: renewals are without limit.</source>
        <comment>outlook</comment>
        <translation>Le télécharger ne décompte rien&#xa0;: les renouvellements sont sans limite.</translation>
    </message>
    <message>
        <source>Downloading uses the only download: %1.</source>
        <comment>outlook: no renewal …</comment>
        <translation>Le télécharger utilise le seul téléchargement&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Downloading opens your renewals: %1.</source>
        <comment>outlook: 1 renewal within a year</comment>
        <translation>Le premier téléchargement fait commencer vos renouvellements&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The rules in plain words</source>
        <comment>button: opens a page</comment>
        <translation>Les règles en clair</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <comment>a file</comment>
        <translation>Afficher dans le dossier</translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) between %1 and %2</source>
        <comment>the year of renewals</comment>
        <translation>
            <numerusform>%n téléchargement entre le %1 et le %2</numerusform>
            <numerusform>%n téléchargements entre le %1 et le %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Downloaded again %n time(s)</source>
        <comment>licence timeline</comment>
        <translation>
            <numerusform>Téléchargé à nouveau %n fois</numerusform>
            <numerusform>Téléchargé à nouveau %n fois</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>licence timeline: two dates</comment>
        <translation>du %1 au %2</translation>
    </message>
    <message>
        <source>From</source>
        <comment>details of a download: a server, or a file</comment>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Arrived</source>
        <comment>details of a download</comment>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Asked for</source>
        <comment>details of a download: when</comment>
        <translation>Demandé le</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a place in the queue</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Place in the queue</source>
        <comment>details of a download</comment>
        <translation>Rang dans la file</translation>
    </message>
    <message>
        <source>Speed limit</source>
        <comment>details of a download</comment>
        <translation>Limite de vitesse</translation>
    </message>
    <message>
        <source>Next try</source>
        <comment>details of a download: when</comment>
        <translation>Nouvel essai</translation>
    </message>
    <message>
        <source>Failed tries</source>
        <comment>details of a download: how many in a row</comment>
        <translation>Essais manqués</translation>
    </message>
    <message>
        <source>No network. It continues automatically once you are online again.</source>
        <comment>outlook</comment>
        <translation>Pas de réseau. Il reprend de lui-même dès qu’il y en a un.</translation>
    </message>
    <message>
        <source>A sign-in page came instead of the episode. It continues automatically once you have signed in to this network.</source>
        <comment>outlook</comment>
        <translation>Une page de connexion est arrivée à la place de l’épisode. Il reprend de lui-même dès que vous êtes connecté à ce réseau.</translation>
    </message>
    <message>
        <source>%1. Sablier tries again automatically.</source>
        <comment>outlook: why a download waits</comment>
        <translation>%1. Nouvel essai automatique.</translation>
    </message>
    <message>
        <source>in under a minute</source>
        <comment>details of a download: the next try</comment>
        <translation>dans moins d’une minute</translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <comment>details of a download: the next try</comment>
        <translation>
            <numerusform>dans %n minute</numerusform>
            <numerusform>dans %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <comment>details of a download: no limit</comment>
        <translation>aucune</translation>
    </message>
    <message numerus="yes">
        <source>%n episode(s) selected</source>
        <comment>the inspector: of several rows</comment>
        <translation>
            <numerusform>%n&#xa0;épisode sélectionné</numerusform>
            <numerusform>%n&#xa0;épisodes sélectionnés</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose an episode to see its dates.</source>
        <comment>the inspector while it is empty</comment>
        <translation>Choisissez un épisode pour voir ses dates.</translation>
    </message>
    <message>
        <source>Details of “%1”</source>
        <comment>the inspector: a title</comment>
        <translation>Détails de «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>Pause all</source>
        <comment>button</comment>
        <translation>Tout suspendre</translation>
    </message>
    <message>
        <source>Resume all</source>
        <comment>button</comment>
        <translation>Tout reprendre</translation>
    </message>
    <message>
        <source>Nothing left in this list</source>
        <comment>empty page</comment>
        <translation>L’étagère est vide</translation>
    </message>
    <message>
        <source>Your downloads are no longer in this list. The catalogue shows what you can download, for the first time or again.</source>
        <comment>empty page</comment>
        <translation>Ce que vous avez téléchargé n’est plus dans cette liste. Ce qui peut être téléchargé, pour la première fois ou de nouveau, se trouve dans le catalogue.</translation>
    </message>
    <message>
        <source>number %1 in the queue</source>
        <comment>the place of a row, in full words</comment>
        <translation>numéro %1 dans la file</translation>
    </message>
    <message>
        <source>Everything here has expired; each row says what can be done</source>
        <comment>under the title of the library</comment>
        <translation>Tout a expiré ici&#x202f;; chaque ligne dit ce qui est possible</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>rows</comment>
        <translation>
            <numerusform>%n sélectionné</numerusform>
            <numerusform>%n sélectionnés</numerusform>
        </translation>
    </message>
    <message>
        <source>Play “%1”, the first that can be played</source>
        <comment>button: of several rows</comment>
        <translation>Lire «&#x202f;%1&#x202f;», le premier qui peut être lu</translation>
    </message>
    <message numerus="yes">
        <source>Renew %n</source>
        <comment>button: of several rows</comment>
        <translation>
            <numerusform>Renouveler&#xa0;%n</numerusform>
            <numerusform>Renouveler&#xa0;%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n</source>
        <comment>button: of several rows</comment>
        <translation>
            <numerusform>Supprimer&#xa0;%n</numerusform>
            <numerusform>Supprimer&#xa0;%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear %n</source>
        <comment>button: of several rows</comment>
        <translation>
            <numerusform>Masquer&#xa0;%n</numerusform>
            <numerusform>Masquer&#xa0;%n</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <comment>button: of several rows</comment>
        <translation>Ne plus rien sélectionner</translation>
    </message>
    <message>
        <source>Resume the download</source>
        <comment>menu of a row</comment>
        <translation>Reprendre le téléchargement</translation>
    </message>
    <message>
        <source>Move up</source>
        <comment>menu of a row: in the queue</comment>
        <translation>Monter d’un rang</translation>
    </message>
    <message>
        <source>Move down</source>
        <comment>menu of a row: in the queue</comment>
        <translation>Descendre d’un rang</translation>
    </message>
    <message>
        <source>Download first</source>
        <comment>menu of a row: before all others</comment>
        <translation>Télécharger en premier</translation>
    </message>
    <message>
        <source>Close the details</source>
        <comment>button of the inspector</comment>
        <translation>Fermer les détails</translation>
    </message>
    <message numerus="yes">
        <source>%n episode(s) have expired and were deleted from this laptop.</source>
        <comment>toast</comment>
        <translation>
            <numerusform>%n&#xa0;épisode a expiré et a été supprimé de cet ordinateur.</numerusform>
            <numerusform>%n&#xa0;épisodes ont expiré et ont été supprimés de cet ordinateur.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n episode(s) were removed from this laptop.</source>
        <comment>toast</comment>
        <translation>
            <numerusform>%n&#xa0;épisode a été supprimé de cet ordinateur.</numerusform>
            <numerusform>%n&#xa0;épisodes ont été supprimés de cet ordinateur.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The files of %n episode(s) are missing, so they cannot be played.</source>
        <comment>toast</comment>
        <translation>
            <numerusform>Le fichier de %n&#xa0;épisode manque&#xa0;: il ne peut pas être lu.</numerusform>
            <numerusform>Les fichiers de %n&#xa0;épisodes manquent&#xa0;: ils ne peuvent pas être lus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n episode(s) have left the catalogue and were deleted from this laptop.</source>
        <comment>toast</comment>
        <translation>
            <numerusform>%n&#xa0;épisode a quitté le catalogue et a été supprimé de cet ordinateur.</numerusform>
            <numerusform>%n&#xa0;épisodes ont quitté le catalogue et ont été supprimés de cet ordinateur.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <comment>button of a notification</comment>
        <translation>Afficher</translation>
    </message>
    <message numerus="yes">
        <source>Removing %n episode(s) from this laptop.</source>
        <comment>toast</comment>
        <translation>
            <numerusform>%n épisode va être supprimé de cet ordinateur.</numerusform>
            <numerusform>%n épisodes vont être supprimés de cet ordinateur.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cleared from the list.</source>
        <comment>toast</comment>
        <translation>
            <numerusform>%n ligne masquée dans la liste.</numerusform>
            <numerusform>%n lignes masquées dans la liste.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was not downloaded: %2.</source>
        <comment>toast: and why</comment>
        <translation>«&#x202f;%1&#x202f;» n’a pas été téléchargé&#xa0;: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n episode(s) were not downloaded: %1.</source>
        <comment>toast: and why</comment>
        <translation>
            <numerusform>%n&#xa0;épisode n’a pas été téléchargé&#xa0;: %1.</numerusform>
            <numerusform>%n&#xa0;épisodes n’ont pas été téléchargés&#xa0;: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>this laptop was modified</source>
        <comment>why: one episode</comment>
        <translation>cet ordinateur a été modifié</translation>
    </message>
    <message>
        <source>it is not offered</source>
        <comment>why: one episode</comment>
        <translation>il n’est pas proposé</translation>
    </message>
    <message>
        <source>it has left the catalogue</source>
        <comment>why: one episode</comment>
        <translation>il a quitté le catalogue</translation>
    </message>
    <message>
        <source>it is already here</source>
        <comment>why: one episode</comment>
        <translation>il est déjà là</translation>
    </message>
    <message>
        <source>it is already in the queue</source>
        <comment>why: one episode</comment>
        <translation>il est déjà dans la file</translation>
    </message>
    <message>
        <source>it is locked</source>
        <comment>why: one episode</comment>
        <translation>il est verrouillé</translation>
    </message>
    <message>
        <source>this laptop holds all the downloads it may</source>
        <comment>why: one episode</comment>
        <translation>cet ordinateur contient tous les téléchargements permis</translation>
    </message>
    <message numerus="yes">
        <source>%n because this laptop was modified</source>
        <comment>why: of several</comment>
        <translation>
            <numerusform>%n&#xa0;car cet ordinateur a été modifié</numerusform>
            <numerusform>%n&#xa0;car cet ordinateur a été modifié</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is/are not offered</source>
        <comment>why: of several</comment>
        <translation>
            <numerusform>%n&#xa0;n’est pas proposé</numerusform>
            <numerusform>%n&#xa0;ne sont pas proposés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n has/have left the catalogue</source>
        <comment>why: of several</comment>
        <translation>
            <numerusform>%n&#xa0;a quitté le catalogue</numerusform>
            <numerusform>%n&#xa0;ont quitté le catalogue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is/are already here</source>
        <comment>why: of several</comment>
        <translation>
            <numerusform>%n&#xa0;est déjà là</numerusform>
            <numerusform>%n&#xa0;sont déjà là</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is/are already in the queue</source>
        <comment>why: of several</comment>
        <translation>
            <numerusform>%n&#xa0;est déjà dans la file</numerusform>
            <numerusform>%n&#xa0;sont déjà dans la file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is/are locked</source>
        <comment>why: of several</comment>
        <translation>
            <numerusform>%n&#xa0;est verrouillé</numerusform>
            <numerusform>%n&#xa0;sont verrouillés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n because this laptop holds all the downloads it may</source>
        <comment>why: of several</comment>
        <translation>
            <numerusform>%n&#xa0;car cet ordinateur contient tous les téléchargements permis</numerusform>
            <numerusform>%n&#xa0;car cet ordinateur contient tous les téléchargements permis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) moved; the first is number %1 of %2 in the queue.</source>
        <comment>announcement</comment>
        <translation>
            <numerusform>%n&#xa0;téléchargement déplacé&#x202f;; il est le numéro %1 sur %2 dans la file.</numerusform>
            <numerusform>%n&#xa0;téléchargements déplacés&#x202f;; le premier est le numéro %1 sur %2 dans la file.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is now number %2 of %3 in the queue.</source>
        <comment>announcement</comment>
        <translation>«&#x202f;%1&#x202f;» est maintenant le numéro %2 sur %3 dans la file.</translation>
    </message>
    <message>
        <source>The library is locked by another program. Close that program; nothing was lost.</source>
        <comment>toast</comment>
        <translation>La bibliothèque est verrouillée par un autre programme. Fermez ce programme&#x202f;; rien n’a été perdu.</translation>
    </message>
    <message>
        <source>A newer version of Sablier has written into the library (%1). What can be read is shown. Close the program and use that version.</source>
        <comment>banner</comment>
        <translation>Une version plus récente de Sablier a écrit dans la bibliothèque (%1). Ce qui peut être lu est affiché. Fermez le programme et utilisez cette version.</translation>
    </message>
    <message>
        <source>The subtitles in %1 cannot be read.</source>
        <comment>toast: a file</comment>
        <translation>Les sous-titres de %1 ne peuvent pas être lus.</translation>
    </message>
    <message>
        <source>%1 is too large to hold subtitles.</source>
        <comment>toast: a file</comment>
        <translation>%1 est trop volumineux pour contenir des sous-titres.</translation>
    </message>
    <message>
        <source>%1 is not written in %2. It is read as before.</source>
        <comment>toast: a file, an encoding</comment>
        <translation>%1 n’est pas écrit en %2. Il est lu comme avant.</translation>
    </message>
    <message>
        <source>There are no subtitles in %1 that Sablier can read.</source>
        <comment>toast: a file</comment>
        <translation>%1 ne contient pas de sous-titres que Sablier puisse lire.</translation>
    </message>
    <message>
        <source>An episode is playing</source>
        <comment>why the laptop does not sleep</comment>
        <translation>Un épisode est en cours de lecture</translation>
    </message>
    <message>
        <source>This laptop reports that its system was modified, so nothing can be downloaded. What is already here can still be watched.</source>
        <comment>banner</comment>
        <translation>Cet ordinateur signale que son système a été modifié&#xa0;: rien ne peut être téléchargé. Ce qui est déjà là peut toujours être regardé.</translation>
    </message>
    <message>
        <source>No network. Downloads wait, and continue automatically once you are online again.</source>
        <comment>banner</comment>
        <translation>Pas de réseau. Les téléchargements attendent et reprendront d’eux-mêmes dès qu’il y en aura un.</translation>
    </message>
    <message>
        <source>The disk of this laptop is full. Downloads fail until there is room.</source>
        <comment>banner</comment>
        <translation>Le disque de cet ordinateur est plein. Les téléchargements échouent tant qu’il n’y a pas de place.</translation>
    </message>
    <message>
        <source>The folder of your downloads cannot be read: %1. Connect its disk or allow reading it; nothing is lost meanwhile, and downloads wait.</source>
        <comment>banner</comment>
        <translation>Le dossier de vos téléchargements ne peut pas être lu&#xa0;: %1. Branchez son disque ou autorisez-en la lecture&#x202f;; d’ici là rien n’est perdu, et les téléchargements attendent.</translation>
    </message>
    <message>
        <source>The folder of your downloads can be read again.</source>
        <comment>toast</comment>
        <translation>Le dossier de vos téléchargements peut de nouveau être lu.</translation>
    </message>
    <message>
        <source>Your downloads are in %1 now.</source>
        <comment>toast</comment>
        <translation>Vos téléchargements se trouvent maintenant dans %1.</translation>
    </message>
    <message>
        <source>The move was cancelled. Your downloads are where they were.</source>
        <comment>toast</comment>
        <translation>Le déplacement a été annulé. Vos téléchargements sont restés où ils étaient.</translation>
    </message>
    <message>
        <source>Your downloads are in %1 already.</source>
        <comment>toast</comment>
        <translation>Vos téléchargements se trouvent déjà dans %1.</translation>
    </message>
    <message>
        <source>Your downloads cannot be moved into %1, which is inside one of Sablier’s own folders. Choose another one.</source>
        <comment>toast</comment>
        <translation>Vos téléchargements ne peuvent pas être déplacés dans %1&#xa0;: cet endroit est à l’intérieur des dossiers de Sablier. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>%1 is not a folder that can be used. Choose another one.</source>
        <comment>toast</comment>
        <translation>%1 n’est pas un dossier utilisable. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The disk of %1 is full. Your downloads are where they were; make room, or choose another folder.</source>
        <comment>toast</comment>
        <translation>Le disque de %1 est plein. Vos téléchargements sont restés où ils étaient&#x202f;; faites de la place ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>There is not enough room for your downloads in %1: %2 more are needed. Make room, or choose another folder.</source>
        <comment>toast</comment>
        <translation>Il n’y a pas assez de place pour vos téléchargements dans %1&#xa0;: il manque %2. Faites de la place ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Nothing can be written in %1 (%2). Your downloads are where they were; choose another folder.</source>
        <comment>toast</comment>
        <translation>Rien ne peut être écrit dans %1 (%2). Vos téléchargements sont restés où ils étaient&#x202f;; choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Your downloads were not moved: %1 cannot be read (%2). They are where they were.</source>
        <comment>toast</comment>
        <translation>Vos téléchargements n’ont pas été déplacés&#xa0;: %1 ne peut pas être lu (%2). Ils sont restés où ils étaient.</translation>
    </message>
    <message>
        <source>Your downloads were not moved into %1: something went wrong in Sablier itself, and its log says more. They are where they were.</source>
        <comment>toast</comment>
        <translation>Vos téléchargements n’ont pas été déplacés dans %1&#xa0;: une erreur est survenue dans Sablier lui-même, et son journal en dit plus. Ils sont restés où ils étaient.</translation>
    </message>
    <message>
        <source>No file manager could be opened. It is here: %1</source>
        <comment>toast</comment>
        <translation>Aucun gestionnaire de fichiers n’a pu être ouvert. C’est ici&#xa0;: %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <comment>button: the path of a file, to the clipboard</comment>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Choose a folder for your downloads</source>
        <comment>title of a window</comment>
        <translation>Choisir un dossier pour vos téléchargements</translation>
    </message>
    <message>
        <source>Automatic: %1</source>
        <comment>encoding of subtitles: the guess</comment>
        <translation>Automatique&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1×</source>
        <comment>speed</comment>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Track %1</source>
        <comment>of a video</comment>
        <translation>Piste %1</translation>
    </message>
    <message>
        <source>No sound</source>
        <comment>button: there is nothing to hear it with</comment>
        <translation>Pas de son</translation>
    </message>
    <message>
        <source>From a file…</source>
        <comment>menu of subtitles</comment>
        <translation>Depuis un fichier…</translation>
    </message>
    <message>
        <source>Audio: %1</source>
        <comment>button</comment>
        <translation>Audio&#xa0;: %1</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <comment>button</comment>
        <translation>Vitesse&#xa0;: %1</translation>
    </message>
    <message>
        <source>Always on top</source>
        <comment>the window</comment>
        <translation>Toujours au premier plan</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <comment>button: the player</comment>
        <translation>Quitter le plein écran</translation>
    </message>
    <message>
        <source>Full screen</source>
        <comment>button: the player</comment>
        <translation>Plein écran</translation>
    </message>
    <message numerus="yes">
        <source>Forward %n second(s)</source>
        <comment>player</comment>
        <translation>
            <numerusform>Avancer de %n seconde</numerusform>
            <numerusform>Avancer de %n secondes</numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <comment>button: of the player</comment>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Position</source>
        <comment>slider</comment>
        <translation>Position</translation>
    </message>
    <message>
        <source>Volume</source>
        <comment>slider</comment>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Encoding</source>
        <comment>menu: of a file of subtitles</comment>
        <translation>Encodage</translation>
    </message>
    <message>
        <source>Its format is not supported, or the file is damaged.</source>
        <comment>player</comment>
        <translation>Son format est inconnu ici, ou le fichier est endommagé.</translation>
    </message>
    <message>
        <source>This file is a still picture</source>
        <comment>player</comment>
        <translation>Ce fichier est une image fixe</translation>
    </message>
    <message>
        <source>There is no film and no sound in it.</source>
        <comment>player: a still picture</comment>
        <translation>Il ne contient ni film ni son.</translation>
    </message>
    <message>
        <source>This file has neither picture nor sound</source>
        <comment>player</comment>
        <translation>Ce fichier n’a ni image ni son</translation>
    </message>
    <message>
        <source>It holds only subtitles or chapters.</source>
        <comment>player</comment>
        <translation>Il contient tout au plus des sous-titres ou des chapitres.</translation>
    </message>
    <message>
        <source>Trying used nothing up: the time left is unchanged.</source>
        <comment>player</comment>
        <translation>Cet essai n’a rien consommé&#xa0;: le temps restant est inchangé.</translation>
    </message>
    <message>
        <source>Play now</source>
        <comment>button: the next episode</comment>
        <translation>Lire maintenant</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>button: the countdown to the next episode</comment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>the next episode</comment>
        <translation>À suivre</translation>
    </message>
    <message>
        <source>Starts in %1.</source>
        <comment>the next episode: 8 s</comment>
        <translation>Démarre dans %1.</translation>
    </message>
    <message>
        <source>It can be played once it is complete.</source>
        <comment>next episode: a transfer</comment>
        <translation>Il pourra être lu une fois complet.</translation>
    </message>
    <message>
        <source>It was not downloaded.</source>
        <comment>next episode: the transfer failed</comment>
        <translation>Il n’a pas été téléchargé.</translation>
    </message>
    <message>
        <source>You are removing it from this laptop.</source>
        <comment>next episode</comment>
        <translation>Vous êtes en train de le supprimer de cet ordinateur.</translation>
    </message>
    <message>
        <source>Its time is already running.</source>
        <comment>next episode</comment>
        <translation>Son délai court déjà.</translation>
    </message>
    <message>
        <source>You removed it from this laptop.</source>
        <comment>next episode</comment>
        <translation>Vous l’avez supprimé de cet ordinateur.</translation>
    </message>
    <message>
        <source>If you play it now, you can watch it until %1.</source>
        <comment>a date and a time</comment>
        <translation>Lu maintenant, il peut être regardé jusqu’au %1.</translation>
    </message>
    <message>
        <source>Playing it for %2 starts its %1.</source>
        <comment>next episode: 48 hours, 5 minutes</comment>
        <translation>Une lecture de %2 ouvre un délai de %1.</translation>
    </message>
    <message>
        <source>Playing it starts its %1.</source>
        <comment>next episode: 48 hours</comment>
        <translation>La lecture ouvre un délai de %1.</translation>
    </message>
    <message>
        <source>It leaves the catalogue in %1, at %2: playback stops, and the copy is deleted.</source>
        <comment>player: so much time, and a time of day</comment>
        <translation>Il quitte le catalogue dans %1, à %2&#xa0;: la lecture s’arrête et la copie est supprimée.</translation>
    </message>
    <message>
        <source>Playback stops in %1, at %2, and the copy is deleted.</source>
        <comment>player: so much time, and a time of day</comment>
        <translation>La lecture s’arrête dans %1, à %2, et la copie est supprimée.</translation>
    </message>
    <message>
        <source>In %1 the time is over. You can finish this sitting, but not start it again.</source>
        <comment>player: so much time</comment>
        <translation>Dans %1, le délai est écoulé. Vous pourrez finir cette séance, mais pas en commencer une autre.</translation>
    </message>
    <message>
        <source>In %1 the time to start it is over. If this sitting lasts until %2 you keep it; if not, this copy is deleted.</source>
        <comment>player: so much time, and a time of day</comment>
        <translation>Dans %1, le délai pour le commencer est écoulé. Si cette séance dure jusqu’à %2, vous le gardez&#x202f;; sinon, cette copie est supprimée.</translation>
    </message>
    <message>
        <source>The time to start it is over. If this sitting lasts until %1 you keep it; if not, this copy is deleted.</source>
        <comment>player: a time of day</comment>
        <translation>Le délai pour le commencer est écoulé. Si cette séance dure jusqu’à %1, vous le gardez&#x202f;; sinon, cette copie est supprimée.</translation>
    </message>
    <message>
        <source>The time is over, but you can finish this sitting. Closing the player, the end of the episode, a pause of 15 minutes or sleep ends this copy.</source>
        <comment>player</comment>
        <translation>Le délai est écoulé, mais vous pouvez finir cette séance. Fermer le lecteur, la fin de l’épisode, une pause de 15 minutes ou la mise en veille met fin à cette copie.</translation>
    </message>
    <message>
        <source>No sound: this laptop has no audio device</source>
        <comment>player</comment>
        <translation>Pas de son&#xa0;: aucun périphérique audio</translation>
    </message>
    <message>
        <source>Try again</source>
        <comment>button: the player</comment>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>The episode breaks off at %1</source>
        <comment>player: a position, such as 12:04</comment>
        <translation>L’épisode s’interrompt à %1</translation>
    </message>
    <message>
        <source>Its file is damaged there, or could not be read any further. You can try again from this place.</source>
        <comment>player</comment>
        <translation>Son fichier est endommagé à cet endroit, ou n’a pas pu être lu plus loin. Vous pourrez réessayer à partir d’ici.</translation>
    </message>
    <message>
        <source>This folder cannot be read now.</source>
        <comment>settings: the downloads</comment>
        <translation>Ce dossier ne peut pas être lu pour le moment.</translation>
    </message>
    <message>
        <source>%1 of downloads here, %2 free on this disk.</source>
        <comment>settings</comment>
        <translation>%1 de téléchargements ici, %2 libres sur ce disque.</translation>
    </message>
    <message>
        <source>Preparing the move.</source>
        <comment>settings: the downloads</comment>
        <translation>Recherche de ce qu’il y a à déplacer.</translation>
    </message>
    <message>
        <source>%1 (%2). Downloads wait meanwhile.</source>
        <comment>settings: so much is moved, percent</comment>
        <translation>%1 (%2). Les téléchargements attendent pendant ce temps.</translation>
    </message>
    <message>
        <source>Downloads</source>
        <comment>a folder</comment>
        <translation>Téléchargements</translation>
    </message>
    <message>
        <source>Move…</source>
        <comment>button: the downloads, to another folder</comment>
        <translation>Déplacer…</translation>
    </message>
    <message>
        <source>Move back</source>
        <comment>button: the downloads, to where they were</comment>
        <translation>Remettre à sa place</translation>
    </message>
    <message>
        <source>Show folder</source>
        <comment>button: in the file manager</comment>
        <translation>Afficher le dossier</translation>
    </message>
    <message>
        <source>Cancel the move</source>
        <comment>button</comment>
        <translation>Annuler le déplacement</translation>
    </message>
    <message>
        <source>Moving your downloads to %1</source>
        <comment>settings: a folder</comment>
        <translation>Déplacement de vos téléchargements vers %1</translation>
    </message>
    <message>
        <source>Player</source>
        <comment>settings</comment>
        <translation>Lecteur</translation>
    </message>
    <message>
        <source>Library</source>
        <comment>a folder</comment>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Play the next episode automatically</source>
        <comment>settings</comment>
        <translation>Lire l’épisode suivant automatiquement</translation>
    </message>
    <message>
        <source>Downloads at once</source>
        <comment>settings</comment>
        <translation>Téléchargements simultanés</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>setting: play the next episode</comment>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>On</source>
        <comment>setting: play the next episode</comment>
        <translation>Activé</translation>
    </message>
    <message>
        <source>It starts ten seconds after the one before has ended, if it is on this laptop and you do not cancel. Nothing is downloaded automatically.</source>
        <comment>settings: the next episode</comment>
        <translation>Dix secondes après la fin du précédent, s’il est sur cet ordinateur et si vous n’annulez pas. Rien n’est téléchargé automatiquement.</translation>
    </message>
    <message>
        <source>The others wait their turn, in the order of the queue. All of them share the speed.</source>
        <comment>settings: downloads at once</comment>
        <translation>Les autres attendent leur tour, dans l’ordre de la file. Tous se partagent la vitesse.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>hours and minutes, in full words</comment>
        <translation>%1 et %2</translation>
    </message>
    <message>
        <source>The disk of the downloads has no room left for it.</source>
        <comment>message</comment>
        <translation>Le disque des téléchargements n’a plus de place pour lui.</translation>
    </message>
    <message>
        <source>too large for the disk</source>
        <comment>why a transfer failed</comment>
        <translation>trop gros pour le disque</translation>
    </message>
    <message>
        <source>The disk of the downloads cannot hold a file as large as this.</source>
        <comment>message</comment>
        <translation>Le disque des téléchargements n’accepte pas de fichier aussi gros.</translation>
    </message>
    <message>
        <source>Move the downloads to another disk in Settings, then try again.</source>
        <comment>message</comment>
        <translation>Déplacez les téléchargements vers un autre disque dans les réglages, puis réessayez.</translation>
    </message>
    <message>
        <source>disk error</source>
        <comment>why a transfer failed</comment>
        <translation>erreur du disque</translation>
    </message>
    <message>
        <source>The disk of the downloads reports an error.</source>
        <comment>message</comment>
        <translation>Le disque des téléchargements signale une erreur.</translation>
    </message>
    <message>
        <source>Have it checked, or move the downloads to another one.</source>
        <comment>message</comment>
        <translation>Faites-le vérifier, ou déplacez les téléchargements vers un autre.</translation>
    </message>
    <message>
        <source>deleted meanwhile</source>
        <comment>why a transfer failed: its part file</comment>
        <translation>supprimé entre-temps</translation>
    </message>
    <message>
        <source>Another program deleted or changed the part that had arrived, each time.</source>
        <comment>message</comment>
        <translation>Ce qui était arrivé a été supprimé ou modifié par un autre programme, à chaque fois.</translation>
    </message>
    <message>
        <source>Find out which program cleans up the folder of downloads, then try again.</source>
        <comment>message</comment>
        <translation>Cherchez ce qui fait le ménage dans le dossier des téléchargements, puis réessayez.</translation>
    </message>
    <message>
        <source>source changed</source>
        <comment>why a transfer failed</comment>
        <translation>source modifiée</translation>
    </message>
    <message>
        <source>Its file changed during each download.</source>
        <comment>message</comment>
        <translation>Son fichier a changé pendant le téléchargement, à chaque fois.</translation>
    </message>
    <message>
        <source>Trying again continues where it stopped, if possible.</source>
        <comment>message</comment>
        <translation>Réessayer reprend si possible là où il s’était arrêté.</translation>
    </message>
    <message>
        <source>Check that this laptop’s clock is right and whether this network asks you to sign in, then try again.</source>
        <comment>message</comment>
        <translation>Vérifiez que l’horloge de cet ordinateur est à l’heure et que ce réseau ne demande pas de connexion, puis réessayez.</translation>
    </message>
    <message>
        <source>No secure connection to its server could be made.</source>
        <comment>message</comment>
        <translation>Aucune connexion sécurisée à son serveur n’a pu être établie.</translation>
    </message>
    <message>
        <source>proxy needs a password</source>
        <comment>why a transfer failed</comment>
        <translation>mot de passe proxy requis</translation>
    </message>
    <message>
        <source>The proxy of this network asks for a name and a password.</source>
        <comment>message</comment>
        <translation>Le proxy de ce réseau demande un nom et un mot de passe.</translation>
    </message>
    <message>
        <source>Enter them in the proxy settings of your system, restart Sablier, and try again.</source>
        <comment>message</comment>
        <translation>Indiquez-les dans les réglages de proxy de votre système, relancez Sablier, puis réessayez.</translation>
    </message>
    <message>
        <source>no answer from the proxy</source>
        <comment>why a transfer failed</comment>
        <translation>proxy sans réponse</translation>
    </message>
    <message>
        <source>The proxy that this laptop is set to use does not answer.</source>
        <comment>message</comment>
        <translation>Le proxy que cet ordinateur doit utiliser ne répond pas.</translation>
    </message>
    <message>
        <source>Check the proxy settings of your system, then try again.</source>
        <comment>message</comment>
        <translation>Vérifiez les réglages de proxy de votre système, puis réessayez.</translation>
    </message>
    <message>
        <source>Its server cannot be reached, or does not answer.</source>
        <comment>message</comment>
        <translation>Son serveur est injoignable, ou ne répond pas.</translation>
    </message>
    <message>
        <source>legal reasons</source>
        <comment>why a transfer failed</comment>
        <translation>raisons légales</translation>
    </message>
    <message>
        <source>Its server does not offer it here, for legal reasons.</source>
        <comment>message</comment>
        <translation>Son serveur ne le distribue pas ici, pour des raisons légales.</translation>
    </message>
    <message>
        <source>Its server asked to try again later, each time.</source>
        <comment>message</comment>
        <translation>Son serveur l’a remis à plus tard, à chaque fois.</translation>
    </message>
    <message>
        <source>redirect to nowhere</source>
        <comment>why a transfer failed</comment>
        <translation>redirection sans adresse</translation>
    </message>
    <message>
        <source>Its server redirects to an address that cannot be used.</source>
        <comment>message</comment>
        <translation>Son serveur renvoie vers une autre adresse, et n’en donne aucune d’utilisable.</translation>
    </message>
    <message>
        <source>Waiting until you sign in</source>
        <comment>badge: to the network, as in a hotel</comment>
        <translation>En attente de votre connexion au réseau</translation>
    </message>
    <message>
        <source>Tries again automatically</source>
        <comment>badge: after a passing trouble</comment>
        <translation>Nouvel essai automatique</translation>
    </message>
    <message>
        <source>Renew this season</source>
        <comment>menu of a group of rows</comment>
        <translation>Renouveler cette saison</translation>
    </message>
    <message>
        <source>Renew the whole series</source>
        <comment>menu of a group of rows</comment>
        <translation>Renouveler toute la série</translation>
    </message>
    <message>
        <source>Download this season</source>
        <comment>menu of a group of rows</comment>
        <translation>Télécharger cette saison</translation>
    </message>
    <message>
        <source>Download the whole series</source>
        <comment>menu of a group of rows</comment>
        <translation>Télécharger toute la série</translation>
    </message>
    <message>
        <source>Choose subtitles</source>
        <comment>a dialog for files</comment>
        <translation>Choisir des sous-titres</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>the key</comment>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>the key</comment>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Subtitles: %1</source>
        <comment>button</comment>
        <translation>Sous-titres&#xa0;: %1</translation>
    </message>
    <message>
        <source>They apply to what you ask for from now on. What you have already downloaded keeps the terms it came with.</source>
        <comment>the rules: under the title</comment>
        <translation>Pour ce que vous demandez désormais. Ce que vous avez déjà téléchargé garde les règles d’alors.</translation>
    </message>
    <message>
        <source>What others allow</source>
        <comment>the rules: side by side</comment>
        <translation>Ce que d’autres permettent</translation>
    </message>
    <message>
        <source>The policies that come with Sablier, side by side and in the same words. A mark says how far each source can be trusted.</source>
        <comment>the rules: side by side</comment>
        <translation>Les règles fournies avec Sablier, côte à côte et dans les mêmes mots. Une lettre dit jusqu’où chaque source est fiable.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a mark and its meaning</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Read in full</source>
        <comment>button: the rules of a policy</comment>
        <translation>Lire en entier</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>a title among others</comment>
        <translation>«&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>In force</source>
        <comment>a policy</comment>
        <translation>En vigueur</translation>
    </message>
    <message>
        <source>%1, %2 %3</source>
        <comment>a policy, a question, and its answer, for a screen reader</comment>
        <translation>%1, %2 %3</translation>
    </message>
    <message>
        <source>The service says so itself, on a page of its own.</source>
        <comment>mark of a source</comment>
        <translation>Le service le dit lui-même, sur une page à lui.</translation>
    </message>
    <message>
        <source>The press or people in a forum say so.</source>
        <comment>mark of a source</comment>
        <translation>La presse ou un forum le dit.</translation>
    </message>
    <message>
        <source>Reported, unverified: found on commercial pages only.</source>
        <comment>mark of a source</comment>
        <translation>Rapporté, non vérifié&#xa0;: trouvé seulement sur des pages commerciales.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <comment>settings</comment>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Downloads</source>
        <comment>settings</comment>
        <translation>Téléchargements</translation>
    </message>
    <message>
        <source>Motion</source>
        <comment>settings</comment>
        <translation>Animations</translation>
    </message>
    <message>
        <source>Notifications</source>
        <comment>settings</comment>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Full</source>
        <comment>setting: motion</comment>
        <translation>Complètes</translation>
    </message>
    <message>
        <source>Reduced</source>
        <comment>setting: motion</comment>
        <translation>Réduites</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>setting: notifications</comment>
        <translation>Désactivées</translation>
    </message>
    <message>
        <source>On</source>
        <comment>setting: notifications</comment>
        <translation>Activées</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>toast: a setting and what it is now</comment>
        <translation>%1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>With reduced motion nothing slides or fades.</source>
        <comment>settings: motion</comment>
        <translation>Réduites, rien ne glisse ni n’apparaît en fondu.</translation>
    </message>
    <message>
        <source>This desktop shows no notifications; Sablier still tells you in its window.</source>
        <comment>settings: notifications</comment>
        <translation>Ce bureau n’affiche aucune notification&#x202f;; Sablier vous prévient toujours dans sa fenêtre.</translation>
    </message>
    <message>
        <source>When 24 hours, 6 hours and 1 hour are left for an episode, and when its time is over.</source>
        <comment>settings: notifications</comment>
        <translation>Quand il reste 24 heures, 6 heures et 1 heure pour un épisode, et quand son temps est écoulé.</translation>
    </message>
    <message>
        <source>The terms of what you ask for from now on. What you have already downloaded keeps the terms it came with.</source>
        <comment>settings: the policy</comment>
        <translation>Les conditions de ce que vous demanderez à partir de maintenant. Ce que vous avez déjà téléchargé garde les siennes.</translation>
    </message>
    <message>
        <source>The scenario that is open sets its own terms; a choice made here does not change them.</source>
        <comment>settings: the policy</comment>
        <translation>Le scénario ouvert fixe ses propres conditions&#x202f;; un choix fait ici ne les change pas.</translation>
    </message>
    <message>
        <source>Policy in force</source>
        <comment>settings</comment>
        <translation>Règles en vigueur</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>page</comment>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>settings</comment>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Theme</source>
        <comment>settings</comment>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Text size</source>
        <comment>settings</comment>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Download speed</source>
        <comment>settings</comment>
        <translation>Vitesse de téléchargement</translation>
    </message>
    <message>
        <source>The episodes of the demo are small: at demo speed you can watch them arrive.</source>
        <comment>settings: download speed</comment>
        <translation>Les épisodes de la démonstration sont petits&#xa0;: à la vitesse de démonstration, on les voit arriver.</translation>
    </message>
    <message>
        <source>Demo library</source>
        <comment>settings</comment>
        <translation>Bibliothèque de démonstration</translation>
    </message>
    <message>
        <source>Downloads in every state, as on the first day.</source>
        <comment>settings: demo library</comment>
        <translation>Des téléchargements dans tous les états, comme au premier jour.</translation>
    </message>
    <message>
        <source>Start over with the demo library</source>
        <comment>button</comment>
        <translation>Recommencer avec la démonstration</translation>
    </message>
    <message>
        <source>the next audio track</source>
        <comment>shortcut</comment>
        <translation>piste audio suivante</translation>
    </message>
    <message>
        <source>slower or faster</source>
        <comment>shortcut</comment>
        <translation>plus lent ou plus rapide</translation>
    </message>
    <message>
        <source>F or F11</source>
        <comment>the keys</comment>
        <translation>F ou F11</translation>
    </message>
    <message>
        <source>full screen, or a window</source>
        <comment>shortcut</comment>
        <translation>plein écran, ou fenêtre</translation>
    </message>
    <message>
        <source>keep the window on top, or not</source>
        <comment>shortcut</comment>
        <translation>fenêtre toujours au premier plan, ou non</translation>
    </message>
    <message>
        <source>the next episode</source>
        <comment>shortcut</comment>
        <translation>épisode suivant</translation>
    </message>
    <message>
        <source>leave full screen, then go back to the rows</source>
        <comment>shortcut</comment>
        <translation>quitter le plein écran, puis revenir à la liste</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <comment>menu</comment>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>Audio</source>
        <comment>menu</comment>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Speed</source>
        <comment>menu</comment>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>Sound off</source>
        <comment>echo of a key</comment>
        <translation>Son coupé</translation>
    </message>
    <message>
        <source>Sound on</source>
        <comment>echo of a key</comment>
        <translation>Son rétabli</translation>
    </message>
    <message>
        <source>This episode has no subtitles</source>
        <comment>echo of a key</comment>
        <translation>Cet épisode n’a pas de sous-titres</translation>
    </message>
    <message>
        <source>This episode has one audio track</source>
        <comment>echo of a key</comment>
        <translation>Cet épisode n’a qu’une piste audio</translation>
    </message>
    <message>
        <source>No longer on top</source>
        <comment>echo of a key</comment>
        <translation>N’est plus au premier plan</translation>
    </message>
    <message>
        <source>This desktop keeps no window on top</source>
        <comment>echo of a key</comment>
        <translation>Ce bureau ne garde aucune fenêtre au premier plan</translation>
    </message>
    <message>
        <source>Loading…</source>
        <comment>the player</comment>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>Set by the open scenario.</source>
        <comment>the rules: terms</comment>
        <translation>Fixées par le scénario ouvert.</translation>
    </message>
    <message>
        <source>Chosen in the settings.</source>
        <comment>the rules: terms</comment>
        <translation>Choisies dans les réglages.</translation>
    </message>
    <message>
        <source>Set by the catalogue.</source>
        <comment>the rules: terms</comment>
        <translation>Fixées par le catalogue.</translation>
    </message>
    <message>
        <source>The catalogue sets no others.</source>
        <comment>the rules: terms</comment>
        <translation>Le catalogue n’en fixe pas d’autres.</translation>
    </message>
    <message>
        <source>Set for %1.</source>
        <comment>the rules: titles of series</comment>
        <translation>Fixées pour %1.</translation>
    </message>
    <message>
        <source>Start over with the demo library?</source>
        <comment>question</comment>
        <translation>Recommencer avec la démonstration&#x202f;?</translation>
    </message>
    <message>
        <source>A fresh demo library takes the place of yours. Yours is kept beside it as a backup.</source>
        <comment>settings: demo library</comment>
        <translation>Une bibliothèque de démonstration toute neuve prend la place de la vôtre. La vôtre est gardée à côté, en sauvegarde.</translation>
    </message>
    <message>
        <source>Not now</source>
        <comment>button</comment>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Start over</source>
        <comment>button</comment>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Where things are</source>
        <comment>settings</comment>
        <translation>Emplacements</translation>
    </message>
    <message>
        <source>Log, for when something fails</source>
        <comment>a file</comment>
        <translation>Journal, si quelque chose ne va pas</translation>
    </message>
    <message>
        <source>System</source>
        <comment>setting: as the system says</comment>
        <translation>Système</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>theme</comment>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <comment>theme</comment>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>High contrast</source>
        <comment>theme</comment>
        <translation>Contraste élevé</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <comment>speed: bytes</comment>
        <translation>%1 par seconde</translation>
    </message>
    <message>
        <source>The disk is full, so nothing can be stored. Make room on it, then try again; nothing was lost.</source>
        <comment>toast</comment>
        <translation>Le disque est plein&#xa0;: rien ne peut être enregistré. Libérez-y de la place, puis réessayez&#x202f;; rien n’a été perdu.</translation>
    </message>
    <message>
        <source>The library cannot be written (%1). Allow writing there. Nothing was lost.</source>
        <comment>toast</comment>
        <translation>La bibliothèque ne peut pas être écrite (%1). Autorisez-y l’écriture&#x202f;; rien n’a été perdu.</translation>
    </message>
    <message>
        <source>Demo speed, %1</source>
        <comment>speed: 200 KB per second</comment>
        <translation>Vitesse de démonstration, %1</translation>
    </message>
    <message>
        <source>No limit</source>
        <comment>speed</comment>
        <translation>Sans limite</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>spoken: a setting and one of its choices</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>What each catalogue says</source>
        <comment>policy</comment>
        <translation>Ce que dit chaque catalogue</translation>
    </message>
    <message>
        <source>The terms that a series or its catalogue names. Where none are named: %1.</source>
        <comment>policy</comment>
        <translation>Les conditions que nomme une série ou son catalogue. À défaut&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Once it has played for %2 you have %1 to finish it.</source>
        <comment>warning</comment>
        <translation>Une fois que la lecture a duré %2, vous avez %1 pour le terminer.</translation>
    </message>
    <message>
        <source>You have %1 from the download to watch it, and no more than %2 once it has played for %3.</source>
        <comment>warning</comment>
        <translation>Vous avez %1 après le téléchargement pour le regarder, et pas plus de %2 une fois que la lecture a duré %3.</translation>
    </message>
    <message>
        <source>You have %1 from the download to start it, and once it has played for %3, %2 to finish it.</source>
        <comment>warning</comment>
        <translation>Vous avez %1 après le téléchargement pour le commencer et, une fois que la lecture a duré %3, %2 pour le terminer.</translation>
    </message>
    <message>
        <source>the service’s own page</source>
        <comment>mark of a source</comment>
        <translation>page du service</translation>
    </message>
    <message>
        <source>press or a forum</source>
        <comment>mark of a source</comment>
        <translation>presse ou forum</translation>
    </message>
    <message>
        <source>reported, unverified</source>
        <comment>mark of a source</comment>
        <translation>rapporté, non vérifié</translation>
    </message>
    <message>
        <source>Source: %1 (%2).</source>
        <comment>of a policy: and its mark</comment>
        <translation>Source&#xa0;: %1 (%2).</translation>
    </message>
    <message>
        <source>Sablier cannot open</source>
        <comment>title of a small window</comment>
        <translation>Sablier ne peut pas s’ouvrir</translation>
    </message>
    <message>
        <source>Being removed</source>
        <comment>badge: it can still be undone</comment>
        <translation>Suppression en cours</translation>
    </message>
    <message>
        <source>No longer offered</source>
        <comment>badge</comment>
        <translation>N’est plus proposé</translation>
    </message>
    <message>
        <source>No downloads left</source>
        <comment>badge</comment>
        <translation>Plus de téléchargement possible</translation>
    </message>
    <message>
        <source>Removed</source>
        <comment>badge: by the user</comment>
        <translation>Supprimé</translation>
    </message>
    <message>
        <source>File missing</source>
        <comment>badge</comment>
        <translation>Fichier manquant</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>badge</comment>
        <translation>Expiré</translation>
    </message>
    <message>
        <source>Not downloaded</source>
        <comment>badge</comment>
        <translation>Pas téléchargé</translation>
    </message>
    <message>
        <source>Finish this sitting</source>
        <comment>badge: the time is over, playing goes on</comment>
        <translation>Terminez cette séance</translation>
    </message>
    <message>
        <source>%1 once started</source>
        <comment>badge: how long after the first play</comment>
        <translation>%1 une fois lancé</translation>
    </message>
    <message>
        <source>No time limit</source>
        <comment>badge</comment>
        <translation>Sans limite de temps</translation>
    </message>
    <message>
        <source>Leaves in %1</source>
        <comment>badge: from the catalogue, in so much time</comment>
        <translation>Disparaît dans %1</translation>
    </message>
    <message>
        <source>Start within a minute</source>
        <comment>badge: before it expires unseen</comment>
        <translation>À lancer d’ici une minute</translation>
    </message>
    <message>
        <source>Start within %1</source>
        <comment>badge: before it expires unseen</comment>
        <translation>À lancer d’ici %1</translation>
    </message>
    <message>
        <source>%1 left to finish</source>
        <comment>wide badge: so much time</comment>
        <translation>%1 pour finir</translation>
    </message>
    <message>
        <source>Last · %1</source>
        <comment>badge: the last copy, and its time</comment>
        <translation>Dernier · %1</translation>
    </message>
    <message>
        <source>last copy, %1</source>
        <comment>the last copy and its time, in full words</comment>
        <translation>dernière copie, %1</translation>
    </message>
    <message>
        <source>download again</source>
        <comment>badge: after Expired, Removed or File missing</comment>
        <translation>à télécharger de nouveau</translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) left</source>
        <comment>badge: after Expired, Removed or File missing</comment>
        <translation>
            <numerusform>%n&#xa0;renouvellement</numerusform>
            <numerusform>%n&#xa0;renouvellements</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>badge: what happened, what can be done</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Downloading</source>
        <comment>badge: how much is not known</comment>
        <translation>Téléchargement</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>badge: percent, time that it still takes</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>downloading, %1</source>
        <comment>in full words</comment>
        <translation>téléchargement, %1</translation>
    </message>
    <message>
        <source>Waiting for a network</source>
        <comment>badge</comment>
        <translation>En attente du réseau</translation>
    </message>
    <message>
        <source>Queued</source>
        <comment>badge: a transfer</comment>
        <translation>En file d’attente</translation>
    </message>
    <message>
        <source>Paused</source>
        <comment>badge: a transfer</comment>
        <translation>En pause</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>badge: paused, percent</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Failed · %1</source>
        <comment>badge: and why</comment>
        <translation>Échec · %1</translation>
    </message>
    <message>
        <source>modified device</source>
        <comment>why a transfer failed</comment>
        <translation>appareil modifié</translation>
    </message>
    <message>
        <source>not offered</source>
        <comment>why a transfer failed</comment>
        <translation>non proposé</translation>
    </message>
    <message>
        <source>left the catalogue</source>
        <comment>why a transfer failed</comment>
        <translation>retiré du catalogue</translation>
    </message>
    <message>
        <source>no network</source>
        <comment>why a transfer failed</comment>
        <translation>pas de réseau</translation>
    </message>
    <message>
        <source>disk full</source>
        <comment>why a transfer failed</comment>
        <translation>disque plein</translation>
    </message>
    <message>
        <source>source not found</source>
        <comment>why a transfer failed</comment>
        <translation>source introuvable</translation>
    </message>
    <message>
        <source>damaged file</source>
        <comment>why a transfer failed</comment>
        <translation>fichier abîmé</translation>
    </message>
    <message>
        <source>source not readable</source>
        <comment>why a transfer failed</comment>
        <translation>source illisible</translation>
    </message>
    <message>
        <source>folder not writable</source>
        <comment>why a transfer failed</comment>
        <translation>dossier non modifiable</translation>
    </message>
    <message>
        <source>connection lost</source>
        <comment>why a transfer failed</comment>
        <translation>connexion perdue</translation>
    </message>
    <message>
        <source>server not found</source>
        <comment>why a transfer failed</comment>
        <translation>serveur introuvable</translation>
    </message>
    <message>
        <source>no answer</source>
        <comment>why a transfer failed: of the server</comment>
        <translation>aucune réponse</translation>
    </message>
    <message>
        <source>not secure</source>
        <comment>why a transfer failed: the connection</comment>
        <translation>non sécurisé</translation>
    </message>
    <message>
        <source>needs a password</source>
        <comment>why a transfer failed</comment>
        <translation>mot de passe requis</translation>
    </message>
    <message>
        <source>access refused</source>
        <comment>why a transfer failed</comment>
        <translation>accès refusé</translation>
    </message>
    <message>
        <source>server refused</source>
        <comment>why a transfer failed</comment>
        <translation>refus du serveur</translation>
    </message>
    <message>
        <source>server busy</source>
        <comment>why a transfer failed</comment>
        <translation>serveur occupé</translation>
    </message>
    <message>
        <source>server error</source>
        <comment>why a transfer failed</comment>
        <translation>erreur du serveur</translation>
    </message>
    <message>
        <source>endless redirects</source>
        <comment>why a transfer failed</comment>
        <translation>redirections sans fin</translation>
    </message>
    <message>
        <source>unsafe redirect</source>
        <comment>why a transfer failed</comment>
        <translation>redirection risquée</translation>
    </message>
    <message>
        <source>unknown reason</source>
        <comment>why a transfer failed</comment>
        <translation>raison inconnue</translation>
    </message>
    <message>
        <source>Collapsed</source>
        <comment>a group of rows</comment>
        <translation>Groupe replié</translation>
    </message>
    <message>
        <source>Expanded</source>
        <comment>a group of rows</comment>
        <translation>Groupe déplié</translation>
    </message>
    <message>
        <source>Expand</source>
        <comment>menu of a group of rows</comment>
        <translation>Déplier</translation>
    </message>
    <message>
        <source>Collapse</source>
        <comment>menu of a group of rows</comment>
        <translation>Replier</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <comment>menu of a group of rows</comment>
        <translation>Tout replier</translation>
    </message>
    <message>
        <source>Expand all</source>
        <comment>menu of a group of rows</comment>
        <translation>Tout déplier</translation>
    </message>
    <message>
        <source>Storage</source>
        <comment>the meter in the rail</comment>
        <translation>Stockage</translation>
    </message>
    <message>
        <source>%1 of downloads</source>
        <comment>storage: so many bytes</comment>
        <translation>%1 de téléchargements</translation>
    </message>
    <message>
        <source>%1 free</source>
        <comment>storage: so many bytes</comment>
        <translation>%1 libres</translation>
    </message>
    <message>
        <source>Close this message</source>
        <comment>button of a toast</comment>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>The rules</source>
        <comment>page</comment>
        <translation>Les règles</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <comment>the list, for a screen reader</comment>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>Not now</source>
        <comment>button: of the warning, of the explanation</comment>
        <translation>Pas maintenant</translation>
    </message>
    <message>
        <source>Use the last renewal for “%1”?</source>
        <comment>title of the warning</comment>
        <translation>Utiliser le dernier renouvellement pour «&#x202f;%1&#x202f;»&#x202f;?</translation>
    </message>
    <message>
        <source>Use the only download for “%1”?</source>
        <comment>title of the warning</comment>
        <translation>Utiliser le seul téléchargement pour «&#x202f;%1&#x202f;»&#x202f;?</translation>
    </message>
    <message numerus="yes">
        <source>Use the last renewal for %n episode(s)?</source>
        <comment>title of the warning</comment>
        <translation>
            <numerusform>Utiliser le dernier renouvellement pour %n épisode&#x202f;?</numerusform>
            <numerusform>Utiliser le dernier renouvellement pour %n épisodes&#x202f;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use the only download for %n episode(s)?</source>
        <comment>title of the warning</comment>
        <translation>
            <numerusform>Utiliser le seul téléchargement pour %n épisode&#x202f;?</numerusform>
            <numerusform>Utiliser le seul téléchargement pour %n épisodes&#x202f;?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use the last download for %n episode(s)?</source>
        <comment>title of the warning</comment>
        <translation>
            <numerusform>Utiliser le dernier téléchargement pour %n épisode&#x202f;?</numerusform>
            <numerusform>Utiliser le dernier téléchargement pour %n épisodes&#x202f;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Use last renewal</source>
        <comment>button of the warning</comment>
        <translation>Utiliser le dernier renouvellement</translation>
    </message>
    <message>
        <source>Use only download</source>
        <comment>button of the warning</comment>
        <translation>Utiliser le seul téléchargement</translation>
    </message>
    <message>
        <source>Use last renewals</source>
        <comment>button of the warning: of several episodes</comment>
        <translation>Utiliser les derniers renouvellements</translation>
    </message>
    <message>
        <source>Use only downloads</source>
        <comment>button of the warning: of several episodes</comment>
        <translation>Utiliser les seuls téléchargements</translation>
    </message>
    <message>
        <source>Use last downloads</source>
        <comment>button of the warning: of several episodes</comment>
        <translation>Utiliser les derniers</translation>
    </message>
    <message>
        <source>This is the last download of “%1” until %2.</source>
        <comment>warning</comment>
        <translation>C’est le dernier téléchargement de «&#x202f;%1&#x202f;» jusqu’au %2.</translation>
    </message>
    <message>
        <source>This is the last download of “%1”: there will be no other.</source>
        <comment>warning</comment>
        <translation>C’est le dernier téléchargement de «&#x202f;%1&#x202f;»&#xa0;: il n’y en aura pas d’autre.</translation>
    </message>
    <message>
        <source>This is the only download of “%1”: there will be no other before %2.</source>
        <comment>warning</comment>
        <translation>C’est le seul téléchargement de «&#x202f;%1&#x202f;»&#xa0;: il n’y en aura pas d’autre avant le %2.</translation>
    </message>
    <message>
        <source>This is the only download of “%1”: there will be no other.</source>
        <comment>warning</comment>
        <translation>C’est le seul téléchargement de «&#x202f;%1&#x202f;»&#xa0;: il n’y en aura pas d’autre.</translation>
    </message>
    <message>
        <source>When its time is over, each is deleted from this laptop.</source>
        <comment>warning</comment>
        <translation>Son temps écoulé, chacun est supprimé de cet ordinateur.</translation>
    </message>
    <message>
        <source>It has no time limit on this laptop.</source>
        <comment>warning</comment>
        <translation>Il n’a pas de limite de temps sur cet ordinateur.</translation>
    </message>
    <message>
        <source>You have %1 from the download to watch it.</source>
        <comment>warning</comment>
        <translation>Vous avez %1 après le téléchargement pour le regarder.</translation>
    </message>
    <message>
        <source>You have %1 from the download to start it; once started, it has no time limit.</source>
        <comment>warning</comment>
        <translation>Vous avez %1 après le téléchargement pour le commencer&#x202f;; une fois commencé, il n’a pas de limite de temps.</translation>
    </message>
    <message>
        <source>From the moment you press play you have %1 to finish it.</source>
        <comment>warning</comment>
        <translation>Dès que vous lancez la lecture, vous avez %1 pour le terminer.</translation>
    </message>
    <message>
        <source>You have %1 from the download to watch it, and no more than %2 from the moment you press play.</source>
        <comment>warning</comment>
        <translation>Vous avez %1 après le téléchargement pour le regarder, et pas plus de %2 dès le début de la lecture.</translation>
    </message>
    <message>
        <source>You have %1 from the download to start it, and from the moment you press play %2 to finish it.</source>
        <comment>warning</comment>
        <translation>Vous avez %1 après le téléchargement pour le commencer, et %2 dès le début de la lecture pour le terminer.</translation>
    </message>
    <message>
        <source>Then it is deleted from this laptop.</source>
        <comment>warning</comment>
        <translation>Ensuite il est supprimé de cet ordinateur.</translation>
    </message>
    <message>
        <source>If it is not started by then, it is deleted from this laptop.</source>
        <comment>warning</comment>
        <translation>S’il n’est pas commencé d’ici là, il est supprimé de cet ordinateur.</translation>
    </message>
    <message>
        <source>When its time is over it is deleted from this laptop.</source>
        <comment>warning</comment>
        <translation>Son temps écoulé, il est supprimé de cet ordinateur.</translation>
    </message>
    <message>
        <source>%1 to download</source>
        <comment>warning: so many bytes</comment>
        <translation>%1 à télécharger</translation>
    </message>
    <message>
        <source>No other download after this one</source>
        <comment>warning: of one of several</comment>
        <translation>Aucun autre téléchargement ensuite</translation>
    </message>
    <message>
        <source>Last download until %1</source>
        <comment>warning: of one of several</comment>
        <translation>Dernier téléchargement jusqu’au %1</translation>
    </message>
    <message>
        <source>No other download before %1</source>
        <comment>warning: of one of several</comment>
        <translation>Aucun autre téléchargement avant le %1</translation>
    </message>
    <message>
        <source>%1 to watch it</source>
        <comment>warning: of one of several</comment>
        <translation>%1 pour regarder</translation>
    </message>
    <message>
        <source>%1 to start it</source>
        <comment>warning: of one of several</comment>
        <translation>%1 pour commencer</translation>
    </message>
    <message>
        <source>%1 from pressing play</source>
        <comment>warning: of one of several</comment>
        <translation>%1 dès le début de la lecture</translation>
    </message>
    <message>
        <source>leaves on %1</source>
        <comment>warning: of one of several, from the catalogue</comment>
        <translation>quitte le catalogue le %1</translation>
    </message>
    <message>
        <source>no time limit</source>
        <comment>warning: of one of several</comment>
        <translation>sans limite de temps</translation>
    </message>
    <message>
        <source>First download</source>
        <comment>a point in the year of renewals</comment>
        <translation>Premier téléchargement</translation>
    </message>
    <message>
        <source>Today</source>
        <comment>a point in the year of renewals</comment>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Renewals reset</source>
        <comment>a point in the year of renewals</comment>
        <translation>Remise à zéro</translation>
    </message>
    <message>
        <source>Start watching “%1”?</source>
        <comment>title of the explanation</comment>
        <translation>Commencer à regarder «&#x202f;%1&#x202f;»&#x202f;?</translation>
    </message>
    <message>
        <source>Start the %1?</source>
        <comment>title of the explanation: the 48 hours</comment>
        <translation>Démarrer le compte à rebours de %1&#x202f;?</translation>
    </message>
    <message>
        <source>Start watching</source>
        <comment>button of the explanation</comment>
        <translation>Commencer à regarder</translation>
    </message>
    <message>
        <source>Playing “%1” for %3 opens its playback window of %2.</source>
        <comment>explanation: how long to play, and how long it lasts</comment>
        <translation>Lire «&#x202f;%1&#x202f;» pendant %3 ouvre sa fenêtre de lecture de %2.</translation>
    </message>
    <message>
        <source>Pressing play opens the playback window of “%1”: %2, even if you stop at once.</source>
        <comment>explanation: how long it lasts</comment>
        <translation>Lancer la lecture de «&#x202f;%1&#x202f;» ouvre le délai de lecture&#xa0;: %2, même si vous arrêtez aussitôt.</translation>
    </message>
    <message>
        <source>If you start it now, you can watch it as often as you like until %1.</source>
        <comment>explanation: a date and a time</comment>
        <translation>Commencé maintenant, il peut être regardé autant de fois que vous voulez jusqu’au %1.</translation>
    </message>
    <message>
        <source>Then it is deleted from this laptop.</source>
        <comment>explanation</comment>
        <translation>Ensuite il est supprimé de cet ordinateur.</translation>
    </message>
</context>
</TS>
