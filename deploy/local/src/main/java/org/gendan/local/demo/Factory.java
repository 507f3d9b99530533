package org.gendan.local.demo;

/** The factories that the realm has users for: who they are, and the user who works for each. */
public enum Factory {
    HANGZHOU("factory", "019aa000-0000-7000-8000-00000000f001", "HZ-01", "杭州锦衣制衣厂", "浙江省杭州市余杭区"),
    NINGBO("factory-2", "019aa000-0000-7000-8000-00000000f002", "NB-02", "宁波海曙针织厂", "浙江省宁波市海曙区");

    private final String user;
    private final String id;
    private final String code;
    private final String title;
    private final String address;

    Factory(String user, String id, String code, String title, String address) {
        this.user = user;
        this.id = id;
        this.code = code;
        this.title = title;
        this.address = address;
    }

    /** Who signs in for it. */
    public String user() {
        return user;
    }

    public String id() {
        return id;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    String address() {
        return address;
    }
}
