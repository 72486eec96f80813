// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/intake.hpp"

#include <cstdint>
#include <optional>
#include <string>

// What every form of the spoken word becomes: Entries of kind Primary, a turn of one speaker each.
namespace onrecord::corpus::formats::spoken {

/// A piece of speech as a transcript or subtitle has it.
struct Cue {
    std::string text;     ///< One line, or paragraphs parted by "\n\n".
    std::string speaker;  ///< A name as printed; empty where none is.
    std::string voice;    ///< Parts turns where no name is known: `SPEAKER_01`.
    std::optional<std::uint32_t> milliseconds;  ///< From the recording's begin.
    bool begins_paragraph = false;
    bool begins_turn = false;  ///< Whoever speaks: the transcript parts here.
    std::string id = {};       ///< The source's own id of the turn that begins here.
    std::string url = {};
    schema::KnownTime said = {};
    Place place = {};
};

/// What is known of the whole.
struct Recording {
    std::string title;  ///< Empty: the file's name.
    std::string url;
    std::string lang;
    std::optional<schema::KnownTime> day;  ///< Of all turns that have no time of their own.
};

/// Joins Cues into turns and hands each to the Intake: the turn's words are the body, a typed
/// Quote of its speaker where one is named, with a TimeCode for each Cue. A turn ends where the
/// voice changes; a long one at the end of a sentence, and where nobody is named also at a pause.
/// Without an id of its own a turn is known by when it begins, else by its words. Memory is bounded
/// by one turn.
class Transcript {
public:
    Transcript(Intake& intake, Recording recording);

    void add(Cue cue);
    /// Something that stands beside the words: `(Applause)`.
    void set_aside(std::string text);
    /// The last turn. Rejects the Capture where no words were found.
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
    std::optional<std::uint32_t> last_;  ///< When the last Cue began.
    std::int64_t turns_ = 0;
};

/// The recording as the Capture's name and hints tell of it.
Recording recording_of(const Intake& intake);

/// `1:02:03.500`, `02:03,5`, `3723.5` (seconds) as milliseconds.
std::optional<std::uint32_t> read_time_code(std::string_view text);

}  // namespace onrecord::corpus::formats::spoken
