// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/record.hpp"

#include "schema/failure.hpp"
#include "tests/unit/schema/file_bytes.hpp"
#include "tests/unit/schema/random_revision.hpp"

#include <gtest/gtest.h>

namespace onrecord::schema {
namespace {

std::vector<std::string> random_records(unsigned seed, std::size_t count) {
    RandomRevisions revisions{seed};
    std::vector<std::string> records;
    for (std::size_t i = 0; i < count; ++i) {
        records.push_back(encode_record(revisions.next()));
    }
    return records;
}

bool is_bad_data(const Failure& failure) { return failure.status() == ExitStatus::BadData; }

template <class Read>
void expect_bad_data(Read read) {
    try {
        read();
        ADD_FAILURE() << "nothing was noticed";
    } catch (const Failure& failure) {
        EXPECT_TRUE(is_bad_data(failure)) << failure.what();
    }
}

TEST(Record, GivesBackEveryRevisionThatWasWritten) {
    RandomRevisions revisions{1};
    for (int i = 0; i < 2000; ++i) {
        const AnnotatedEntry revision = revisions.next();
        ASSERT_EQ(decode_record(encode_record(revision)), revision);
    }
    EXPECT_EQ(decode_record(encode_record({})), AnnotatedEntry{});
}

TEST(Record, LeavesBoilerplateInTheArchive) {
    AnnotatedEntry revision;
    revision.entry.boilerplate = {{BoilerplateKind::Credit, "Photo: nobody", 0}};
    EXPECT_TRUE(decode_record(encode_record(revision)).entry.boilerplate.empty());
}

TEST(Record, KeepsTheEdgesOfItsNumbers) {
    AnnotatedEntry revision;
    for (const std::int64_t edge : {INT64_MIN, std::int64_t{-1}, std::int64_t{0}, INT64_MAX}) {
        revision.entry.order = edge;
        revision.entry.published.at.milliseconds = edge;
        EXPECT_EQ(decode_record(encode_record(revision)), revision);
    }
}

TEST(Record, WithAnyBitTurnedIsRefused) {
    const std::string record = random_records(2, 1).front();
    for (std::size_t bit = 0; bit < record.size() * 8; ++bit) {
        expect_bad_data([&] { decode_record(flipped(record, bit)); });
    }
}

TEST(Record, CutOffAnywhereIsRefused) {
    const std::string record = random_records(3, 1).front();
    for (std::size_t size = 0; size < record.size(); ++size) {
        expect_bad_data([&] { decode_record(record.substr(0, size)); });
    }
}

TEST(Record, WithAQuoteOutsideItsTextIsNotWritten) {
    AnnotatedEntry revision;
    revision.entry.text = "short";
    revision.entry.typed_quotes = {{{0, 6}, "Oda Lind"}};
    EXPECT_THROW(encode_record(revision), Failure);
}

TEST(RecordFrame, IsReadBackWithAndWithoutDictionary) {
    const std::vector<std::string> records = random_records(4, 1000);
    const std::string trained = train_dictionary(records);
    ASSERT_FALSE(trained.empty());
    for (const std::string& dictionary : {std::string{}, trained}) {
        RecordCompressor compressor{dictionary, 3};
        RecordReader reader{dictionary};
        for (const std::string& record : records) {
            ASSERT_EQ(reader.read(compressor.compress(record)), decode_record(record));
        }
    }
}

TEST(RecordFrame, WithAnyBitTurnedIsRefused) {
    const std::vector<std::string> records = random_records(5, 500);
    for (const std::string& dictionary : {std::string{}, train_dictionary(records)}) {
        RecordCompressor compressor{dictionary, 3};
        RecordReader reader{dictionary};
        const std::string frame = compressor.compress(records.front());
        const AnnotatedEntry whole = reader.read(frame);
        for (std::size_t bit = 0; bit < frame.size() * 8; ++bit) {
            // A bit that zstd never looks at may turn, if the same words come out.
            try {
                EXPECT_EQ(reader.read(flipped(frame, bit)), whole);
            } catch (const Failure& failure) {
                EXPECT_TRUE(is_bad_data(failure)) << failure.what();
            }
        }
        EXPECT_EQ(reader.read(frame), whole);
    }
}

TEST(RecordFrame, OfAnotherDictionaryIsRefused) {
    const std::string one = train_dictionary(random_records(6, 500));
    const std::string other = train_dictionary(random_records(7, 600));
    const std::string frame = RecordCompressor{one, 3}.compress(encode_record({}));
    expect_bad_data([&] { RecordReader{other}.read(frame); });
    expect_bad_data([&] { RecordReader{""}.read(frame); });
    const std::string plain = RecordCompressor{"", 3}.compress(encode_record({}));
    expect_bad_data([&] { RecordReader{one}.read(plain); });
    expect_bad_data([&] { RecordReader{"no dictionary at all"}; });
}

TEST(RecordFrame, ThatIsNoneIsRefused) {
    RecordReader reader{""};
    const std::string frame = RecordCompressor{"", 3}.compress(encode_record({}));
    expect_bad_data([&] { reader.read(""); });
    expect_bad_data([&] { reader.read("not a frame"); });
    expect_bad_data([&] { reader.read(frame + frame); });
    expect_bad_data([&] { reader.read(frame.substr(0, frame.size() - 1)); });
    const std::string too_large(largest_record_bytes + 1, 'x');
    expect_bad_data([&] { reader.read(RecordCompressor{"", 1}.compress(too_large)); });
}

TEST(TrainDictionary, MakesTheSameOfTheSameAndNoneOfTooFew) {
    const std::vector<std::string> records = random_records(8, 500);
    EXPECT_EQ(train_dictionary(records), train_dictionary(records));
    EXPECT_EQ(train_dictionary({records.front()}), "");
    EXPECT_EQ(train_dictionary({}), "");
}

}  // namespace
}  // namespace onrecord::schema
