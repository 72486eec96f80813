// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/intake.hpp"

#include <cstdint>
#include <optional>
#include <string>

// The common output of all transcript formats: Entries of kind Primary, each a turn of one speaker.
namespace onrecord::corpus::formats::spoken {

/// A piece of speech in a transcript or subtitle.
struct Cue {
    std::string text;     ///< One line, or paragraphs separated by "\n\n".
    std::string speaker;  ///< A name as printed; may be empty.
    std::string voice;    ///< Separates turns when no name is known: `SPEAKER_01`.
    std::optional<std::uint32_t> milliseconds;  ///< From the recording's start.
    bool begins_paragraph = false;
    bool begins_turn = false;  ///< The transcript starts a new turn here.
    std::string id = {};       ///< The source's own id of the turn that starts here.
    std::string url = {};
    schema::KnownTime said = {};
    Place place = {};
};

/// Facts about the whole recording.
struct Recording {
    std::string title;  ///< Empty: the file's name.
    std::string url;
    std::string lang;
    std::optional<schema::KnownTime> day;  ///< Day of turns without a time of their own.
};

/// Joins Cues into turns and passes each to the Intake as an Entry: the turn's words are the body,
/// and a typed quote of its speaker if named, with a TimeCode for each Cue. A turn ends when the
/// voice changes; a long one at the end of a sentence, and if no speaker is named also at a pause.
/// A turn without an id is identified by its start time, otherwise by its words. Memory: one turn.
class Transcript {
public:
    Transcript(Intake& intake, Recording recording);

    void add(Cue cue);
    /// Text that is not speech: `(Applause)`.
    void set_aside(std::string text);
    /// Ends the last turn. Rejects the Capture when no words were found.
    void finish();

private:
    bool ends_turn(const Cue& cue) const;
    void write();

    Intake* intake_;
    Recording recording_;
    schema::Entry entry_;
    Origin origin_;
    std::string speaker_;
    std::string voice_;
    std::optional<std::uint32_t> last_;  ///< Start of the last Cue.
    std::int64_t turns_ = 0;
};

/// The recording's facts from the Capture's name and hints.
Recording recording_of(const Intake& intake);

/// `1:02:03.500`, `02:03,5`, `3723.5` (seconds) as milliseconds.
std::optional<std::uint32_t> read_time_code(std::string_view text);

}  // namespace onrecord::corpus::formats::spoken
