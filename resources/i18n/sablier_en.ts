<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>texts</name>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <comment>a length of time in a sentence</comment>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <comment>a length of time in a sentence</comment>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <comment>a length of time in a sentence</comment>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <comment>badge</comment>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h left</source>
        <comment>badge: hours</comment>
        <translation>
            <numerusform>%n h left</numerusform>
            <numerusform>%n h left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min left</source>
        <comment>badge: minutes</comment>
        <translation>
            <numerusform>%n min left</numerusform>
            <numerusform>%n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <comment>time left, in full words</comment>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) left</source>
        <comment>time left, in full words</comment>
        <translation>
            <numerusform>%n hour left</numerusform>
            <numerusform>%n hours left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <comment>time left, in full words</comment>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) in all</source>
        <comment>terms of a policy</comment>
        <translation>
            <numerusform>%n renewal in all</numerusform>
            <numerusform>%n renewals in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) within a year</source>
        <comment>terms of a policy</comment>
        <translation>
            <numerusform>%n renewal within a year</numerusform>
            <numerusform>%n renewals within a year</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) within %1</source>
        <comment>terms of a policy</comment>
        <translation>
            <numerusform>%n renewal within %1</numerusform>
            <numerusform>%n renewals within %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n download(s) at once</source>
        <comment>terms of a policy</comment>
        <translation>
            <numerusform>at most %n download at once</numerusform>
            <numerusform>at most %n downloads at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <comment>a length of time in a sentence</comment>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <comment>a length of time in a sentence</comment>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>an amount of time</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) left, and no other after that.</source>
        <comment>message</comment>
        <translation>
            <numerusform>%n renewal left, and no other after that.</numerusform>
            <numerusform>%n renewals left, and no other after that.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) left until %1.</source>
        <comment>message: a date and a time</comment>
        <translation>
            <numerusform>%n renewal left until %1.</numerusform>
            <numerusform>%n renewals left until %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) at once are allowed, those under way included.</source>
        <comment>message</comment>
        <translation>
            <numerusform>%n download at once is allowed, those under way included.</numerusform>
            <numerusform>%n downloads at once are allowed, those under way included.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Once, and after that %n renewal(s).</source>
        <comment>the rules</comment>
        <translation>
            <numerusform>Once, and after that %n renewal.</numerusform>
            <numerusform>Once, and after that %n renewals.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s)</source>
        <comment>terms of a policy</comment>
        <translation>
            <numerusform>%n renewal</numerusform>
            <numerusform>%n renewals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close while %n download(s) are under way?</source>
        <comment>question</comment>
        <translation>
            <numerusform>Close while %n download is under way?</numerusform>
            <numerusform>Close while %n downloads are under way?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) back or forward</source>
        <comment>shortcut</comment>
        <translation>
            <numerusform>%n second back or forward</numerusform>
            <numerusform>%n seconds back or forward</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times as fast</source>
        <comment>facilitator: the demo clock</comment>
        <translation>
            <numerusform>as fast as real time</numerusform>
            <numerusform>%n times as fast</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every download, %n, shown</source>
        <comment>a list that can be folded</comment>
        <translation>
            <numerusform>Every download, %n, shown</numerusform>
            <numerusform>Every download, %n, shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every download, %n, hidden</source>
        <comment>a list that can be folded</comment>
        <translation>
            <numerusform>Every download, %n, hidden</numerusform>
            <numerusform>Every download, %n, hidden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s)</source>
        <comment>history: that a first download opened</comment>
        <translation>
            <numerusform>%n renewal</numerusform>
            <numerusform>%n renewals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Renewing uses 1 of the %n renewal(s) left.</source>
        <comment>outlook</comment>
        <translation>
            <numerusform>Renewing uses the renewal left.</numerusform>
            <numerusform>Renewing uses 1 of the %n renewals left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Renewing uses 1 of the %n renewal(s) left until %1.</source>
        <comment>outlook</comment>
        <translation>
            <numerusform>Renewing uses the renewal left until %1.</numerusform>
            <numerusform>Renewing uses 1 of the %n renewals left until %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) between %1 and %2</source>
        <comment>the year of renewals</comment>
        <translation>
            <numerusform>%n download between %1 and %2</numerusform>
            <numerusform>%n downloads between %1 and %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Downloaded again %n time(s)</source>
        <comment>licence timeline</comment>
        <translation>
            <numerusform>Downloaded again once</numerusform>
            <numerusform>Downloaded again %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) left</source>
        <comment>licence timeline</comment>
        <translation>
            <numerusform>%n renewal left</numerusform>
            <numerusform>%n renewals left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <comment>details of a download: the next try</comment>
        <translation>
            <numerusform>in %n minute</numerusform>
            <numerusform>in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n episode(s) selected</source>
        <comment>the inspector: of several rows</comment>
        <translation>
            <numerusform>%n episode selected</numerusform>
            <numerusform>%n episodes selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>rows</comment>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Renew %n</source>
        <comment>button: of several rows</comment>
        <translation>
            <numerusform>Renew %n</numerusform>
            <numerusform>Renew %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n</source>
        <comment>button: of several rows</comment>
        <translation>
            <numerusform>Remove %n</numerusform>
            <numerusform>Remove %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear %n</source>
        <comment>button: of several rows</comment>
        <translation>
            <numerusform>Clear %n</numerusform>
            <numerusform>Clear %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n episode(s) have expired and were deleted from this laptop.</source>
        <comment>toast</comment>
        <translation>
            <numerusform>%n episode has expired and was deleted from this laptop.</numerusform>
            <numerusform>%n episodes have expired and were deleted from this laptop.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n episode(s) were removed from this laptop.</source>
        <comment>toast</comment>
        <translation>
            <numerusform>%n episode was removed from this laptop.</numerusform>
            <numerusform>%n episodes were removed from this laptop.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The files of %n episode(s) are missing, so they cannot be played.</source>
        <comment>toast</comment>
        <translation>
            <numerusform>The file of %n episode is missing, so it cannot be played.</numerusform>
            <numerusform>The files of %n episodes are missing, so they cannot be played.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n episode(s) have left the catalogue and were deleted from this laptop.</source>
        <comment>toast</comment>
        <translation>
            <numerusform>%n episode has left the catalogue and was deleted from this laptop.</numerusform>
            <numerusform>%n episodes have left the catalogue and were deleted from this laptop.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Removing %n episode(s) from this laptop.</source>
        <comment>toast</comment>
        <translation>
            <numerusform>Removing %n episode from this laptop.</numerusform>
            <numerusform>Removing %n episodes from this laptop.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cleared from the list.</source>
        <comment>toast</comment>
        <translation>
            <numerusform>%n row cleared from the list.</numerusform>
            <numerusform>%n rows cleared from the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n episode(s) were not downloaded: %1.</source>
        <comment>toast: and why</comment>
        <translation>
            <numerusform>%n episode was not downloaded: %1.</numerusform>
            <numerusform>%n episodes were not downloaded: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n because this laptop was modified</source>
        <comment>why: of several</comment>
        <translation>
            <numerusform>%n because this laptop was modified</numerusform>
            <numerusform>%n because this laptop was modified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is/are not offered</source>
        <comment>why: of several</comment>
        <translation>
            <numerusform>%n is not offered</numerusform>
            <numerusform>%n are not offered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n has/have left the catalogue</source>
        <comment>why: of several</comment>
        <translation>
            <numerusform>%n has left the catalogue</numerusform>
            <numerusform>%n have left the catalogue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is/are already here</source>
        <comment>why: of several</comment>
        <translation>
            <numerusform>%n is already here</numerusform>
            <numerusform>%n are already here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is/are already in the queue</source>
        <comment>why: of several</comment>
        <translation>
            <numerusform>%n is already in the queue</numerusform>
            <numerusform>%n are already in the queue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is/are locked</source>
        <comment>why: of several</comment>
        <translation>
            <numerusform>%n is locked</numerusform>
            <numerusform>%n are locked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n because this laptop holds all the downloads it may</source>
        <comment>why: of several</comment>
        <translation>
            <numerusform>%n because this laptop holds all the downloads it may</numerusform>
            <numerusform>%n because this laptop holds all the downloads it may</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) moved; the first is number %1 of %2 in the queue.</source>
        <comment>announcement</comment>
        <translation>
            <numerusform>%n download moved; it is number %1 of %2 in the queue.</numerusform>
            <numerusform>%n downloads moved; the first is number %1 of %2 in the queue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Back %n second(s)</source>
        <comment>player</comment>
        <translation>
            <numerusform>Back %n second</numerusform>
            <numerusform>Back %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forward %n second(s)</source>
        <comment>player</comment>
        <translation>
            <numerusform>Forward %n second</numerusform>
            <numerusform>Forward %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>an amount of time: hours</comment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>an amount of time: minutes</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <comment>an amount of time: seconds</comment>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n episode(s)</source>
        <comment>header of a group</comment>
        <translation>
            <numerusform>%n episode</numerusform>
            <numerusform>%n episodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready to watch</source>
        <comment>under the title of the library</comment>
        <translation>
            <numerusform>%n ready to watch</numerusform>
            <numerusform>%n ready to watch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ending today</source>
        <comment>under the title of the library</comment>
        <translation>
            <numerusform>%n ending today</numerusform>
            <numerusform>%n ending today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n expired</source>
        <comment>under the title of the library</comment>
        <translation>
            <numerusform>%n expired</numerusform>
            <numerusform>%n expired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Renew %n episode(s)</source>
        <comment>menu of several rows</comment>
        <translation>
            <numerusform>Renew %n episode</numerusform>
            <numerusform>Renew %n episodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n episode(s) from this laptop</source>
        <comment>menu of rows</comment>
        <translation>
            <numerusform>Remove from this laptop</numerusform>
            <numerusform>Remove %n episodes from this laptop</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clear %n row(s) from this list</source>
        <comment>menu of rows</comment>
        <translation>
            <numerusform>Clear from this list</numerusform>
            <numerusform>Clear %n rows from this list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) left</source>
        <comment>badge: after Expired, Removed or File missing</comment>
        <translation>
            <numerusform>%n renewal left</numerusform>
            <numerusform>%n renewals left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use the last renewal for %n episode(s)?</source>
        <comment>title of the warning</comment>
        <translation>
            <numerusform>Use the last renewal for %n episode?</numerusform>
            <numerusform>Use the last renewal for %n episodes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use the only download for %n episode(s)?</source>
        <comment>title of the warning</comment>
        <translation>
            <numerusform>Use the only download for %n episode?</numerusform>
            <numerusform>Use the only download for %n episodes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use the last download for %n episode(s)?</source>
        <comment>title of the warning</comment>
        <translation>
            <numerusform>Use the last download for %n episode?</numerusform>
            <numerusform>Use the last download for %n episodes?</numerusform>
        </translation>
    </message>
</context>
</TS>
